import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DraidWidths","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DraidWidths.md","filePath":"reference/api/zfskit/interfaces/DraidWidths.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DraidWidths.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DraidWidths</p><h1 id="interface-draidwidths" tabindex="-1">Interface: DraidWidths <a class="header-anchor" href="#interface-draidwidths" aria-label="Permalink to &quot;Interface: DraidWidths&quot;">​</a></h1><p>A <a href="./DraidShape.html">DraidShape</a> with everything in it that the kernel wants to know.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DraidVdev.html"><code>DraidVdev</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-data"></a> <code>data</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-groups"></a> <code>groups</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Groups until the pattern repeats: the kernel stores it as <code>draid_ngroups</code>.</td></tr><tr><td><a id="property-parity"></a> <code>parity</code></td><td><code>readonly</code></td><td><code>1</code> | <code>2</code> | <code>3</code></td><td>-</td></tr><tr><td><a id="property-spares"></a> <code>spares</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DraidWidths.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DraidWidths = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DraidWidths as default
};
