import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NvPairJson","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/NvPairJson.md","filePath":"reference/api/zfskit/nvlist/interfaces/NvPairJson.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/NvPairJson.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / NvPairJson</p><h1 id="interface-nvpairjson" tabindex="-1">Interface: NvPairJson <a class="header-anchor" href="#interface-nvpairjson" aria-label="Permalink to &quot;Interface: NvPairJson&quot;">​</a></h1><p>A pair in an <a href="./NvlistJson.html">NvlistJson</a>; a flag has no value.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td>| <code>&quot;string&quot;</code> | <code>&quot;boolean&quot;</code> | <code>&quot;byte&quot;</code> | <code>&quot;int16&quot;</code> | <code>&quot;uint16&quot;</code> | <code>&quot;int32&quot;</code> | <code>&quot;uint32&quot;</code> | <code>&quot;int64&quot;</code> | <code>&quot;uint64&quot;</code> | <code>&quot;byte_array&quot;</code> | <code>&quot;int16_array&quot;</code> | <code>&quot;uint16_array&quot;</code> | <code>&quot;int32_array&quot;</code> | <code>&quot;uint32_array&quot;</code> | <code>&quot;int64_array&quot;</code> | <code>&quot;uint64_array&quot;</code> | <code>&quot;string_array&quot;</code> | <code>&quot;hrtime&quot;</code> | <code>&quot;nvlist&quot;</code> | <code>&quot;nvlist_array&quot;</code> | <code>&quot;boolean_value&quot;</code> | <code>&quot;int8&quot;</code> | <code>&quot;uint8&quot;</code> | <code>&quot;boolean_array&quot;</code> | <code>&quot;int8_array&quot;</code> | <code>&quot;uint8_array&quot;</code> | <code>&quot;double&quot;</code></td></tr><tr><td><a id="property-value"></a> <code>value?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/NvValueJson.html"><code>NvValueJson</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/NvPairJson.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NvPairJson = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NvPairJson as default
};
