import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TrimOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/TrimOptions.md","filePath":"reference/api/zfskit/interfaces/TrimOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/TrimOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / TrimOptions</p><h1 id="interface-trimoptions" tabindex="-1">Interface: TrimOptions <a class="header-anchor" href="#interface-trimoptions" aria-label="Permalink to &quot;Interface: TrimOptions&quot;">​</a></h1><p>How a trim is done.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-rate"></a> <code>rate?</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes a second on each vdev; no limit if left out.</td></tr><tr><td><a id="property-secure"></a> <code>secure?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Discard so that the data cannot be read back; for devices that can do so.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/TrimOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TrimOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TrimOptions as default
};
