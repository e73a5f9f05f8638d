import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HtmlPageOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/HtmlPageOptions.md","filePath":"reference/api/zfskit/trace/interfaces/HtmlPageOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/HtmlPageOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / HtmlPageOptions</p><h1 id="interface-htmlpageoptions" tabindex="-1">Interface: HtmlPageOptions <a class="header-anchor" href="#interface-htmlpageoptions" aria-label="Permalink to &quot;Interface: HtmlPageOptions&quot;">​</a></h1><p>Options of <a href="./../functions/htmlPage.html">htmlPage</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-showsecrets"></a> <code>showSecrets?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Leaves keys and passwords as they are, but for those of calls that are decoded already; default false.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/HtmlPageOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HtmlPageOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HtmlPageOptions as default
};
