import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SchemaFacts","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/SchemaFacts.md","filePath":"reference/api/zfskit/nvlist/interfaces/SchemaFacts.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/SchemaFacts.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / SchemaFacts</p><h1 id="interface-schemafacts" tabindex="-1">Interface: SchemaFacts <a class="header-anchor" href="#interface-schemafacts" aria-label="Permalink to &quot;Interface: SchemaFacts&quot;">​</a></h1><p>What every schema has.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./AnySchema.html"><code>AnySchema</code></a></li><li><a href="./ListArraySchema.html"><code>ListArraySchema</code></a></li><li><a href="./ListSchema.html"><code>ListSchema</code></a></li><li><a href="./MapSchema.html"><code>MapSchema</code></a></li><li><a href="./ObjectSchema.html"><code>ObjectSchema</code></a></li><li><a href="./RawSchema.html"><code>RawSchema</code></a></li><li><a href="./UnionSchema.html"><code>UnionSchema</code></a></li><li><a href="./ValueSchema.html"><code>ValueSchema</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-doc"></a> <code>doc?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>One line for a reader of the reference page.</td></tr><tr><td><a id="property-optional"></a> <code>optional</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the key may be absent.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/SchemaFacts.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SchemaFacts = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SchemaFacts as default
};
