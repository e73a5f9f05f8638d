import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RawSchema","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/RawSchema.md","filePath":"reference/api/zfskit/nvlist/interfaces/RawSchema.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/RawSchema.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / RawSchema</p><h1 id="interface-rawschema" tabindex="-1">Interface: RawSchema <a class="header-anchor" href="#interface-rawschema" aria-label="Permalink to &quot;Interface: RawSchema&quot;">​</a></h1><p>Any list, without loss.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./SchemaFacts.html"><code>SchemaFacts</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-doc"></a> <code>doc?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>One line for a reader of the reference page.</td><td><a href="./SchemaFacts.html"><code>SchemaFacts</code></a>.<a href="./SchemaFacts.html#property-doc"><code>doc</code></a></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;raw&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-optional"></a> <code>optional</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether the key may be absent.</td><td><a href="./SchemaFacts.html"><code>SchemaFacts</code></a>.<a href="./SchemaFacts.html#property-optional"><code>optional</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/RawSchema.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RawSchema = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RawSchema as default
};
