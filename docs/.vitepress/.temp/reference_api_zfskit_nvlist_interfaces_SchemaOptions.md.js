import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SchemaOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/SchemaOptions.md","filePath":"reference/api/zfskit/nvlist/interfaces/SchemaOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/SchemaOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / SchemaOptions</p><h1 id="interface-schemaoptions" tabindex="-1">Interface: SchemaOptions <a class="header-anchor" href="#interface-schemaoptions" aria-label="Permalink to &quot;Interface: SchemaOptions&quot;">​</a></h1><p>Options that every builder takes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-doc"></a> <code>doc?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>One line for a reader of the reference page.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/SchemaOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SchemaOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SchemaOptions as default
};
