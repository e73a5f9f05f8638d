import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DraidShape","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DraidShape.md","filePath":"reference/api/zfskit/interfaces/DraidShape.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DraidShape.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DraidShape</p><h1 id="interface-draidshape" tabindex="-1">Interface: DraidShape <a class="header-anchor" href="#interface-draidshape" aria-label="Permalink to &quot;Interface: DraidShape&quot;">​</a></h1><p>How a draid divides its vdevs, as zpoolconcepts(7) has it: <code>draid[parity][:data d][:children c][:spares s]</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-data"></a> <code>data?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Data vdevs in a group. Default: 8, or as many as there are when fewer.</td></tr><tr><td><a id="property-parity"></a> <code>parity</code></td><td><code>readonly</code></td><td><code>1</code> | <code>2</code> | <code>3</code></td><td>-</td></tr><tr><td><a id="property-spares"></a> <code>spares?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Vdevs&#39; worth of distributed spares. Default 0.</td></tr><tr><td><a id="property-width"></a> <code>width?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of vdevs; only checked against those that are given.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DraidShape.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DraidShape = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DraidShape as default
};
