import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RaidzVdev","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/RaidzVdev.md","filePath":"reference/api/zfskit/interfaces/RaidzVdev.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/RaidzVdev.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / RaidzVdev</p><h1 id="interface-raidzvdev" tabindex="-1">Interface: RaidzVdev <a class="header-anchor" href="#interface-raidzvdev" aria-label="Permalink to &quot;Interface: RaidzVdev&quot;">​</a></h1><p>Vdevs of which as many as <code>parity</code> may fail.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-children"></a> <code>children</code></td><td><code>readonly</code></td><td>readonly <a href="./LeafVdev.html"><code>LeafVdev</code></a>[]</td></tr><tr><td><a id="property-parity"></a> <code>parity</code></td><td><code>readonly</code></td><td><code>1</code> | <code>2</code> | <code>3</code></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><code>&quot;raidz&quot;</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/RaidzVdev.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RaidzVdev = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RaidzVdev as default
};
