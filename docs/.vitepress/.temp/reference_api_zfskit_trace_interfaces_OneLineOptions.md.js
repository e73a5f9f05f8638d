import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OneLineOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/OneLineOptions.md","filePath":"reference/api/zfskit/trace/interfaces/OneLineOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/OneLineOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / OneLineOptions</p><h1 id="interface-onelineoptions" tabindex="-1">Interface: OneLineOptions <a class="header-anchor" href="#interface-onelineoptions" aria-label="Permalink to &quot;Interface: OneLineOptions&quot;">​</a></h1><p>How a line shall look.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-duration"></a> <code>duration?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Add how long the call took.</td></tr><tr><td><a id="property-limit"></a> <code>limit?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Characters of each list; default 72.</td></tr><tr><td><a id="property-paint"></a> <code>paint?</code></td><td><code>readonly</code></td><td><code>Paint</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/OneLineOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OneLineOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OneLineOptions as default
};
