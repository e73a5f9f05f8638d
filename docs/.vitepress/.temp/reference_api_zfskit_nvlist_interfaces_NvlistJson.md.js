import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NvlistJson","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/NvlistJson.md","filePath":"reference/api/zfskit/nvlist/interfaces/NvlistJson.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/NvlistJson.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / NvlistJson</p><h1 id="interface-nvlistjson" tabindex="-1">Interface: NvlistJson <a class="header-anchor" href="#interface-nvlistjson" aria-label="Permalink to &quot;Interface: NvlistJson&quot;">​</a></h1><p>A list as JSON values without loss: pairs in order with their data types, 64-bit integers as decimal strings, arrays of bytes as hexadecimal strings. A byte 0xNN that is no UTF-8 stands in a string as the lone surrogate U+DCNN, which <code>JSON.stringify</code> escapes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-flags"></a> <code>flags</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-pairs"></a> <code>pairs</code></td><td><code>readonly</code></td><td>readonly <a href="./NvPairJson.html"><code>NvPairJson</code></a>[]</td><td>-</td></tr><tr><td><a id="property-version"></a> <code>version?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Absent when 0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/NvlistJson.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NvlistJson = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NvlistJson as default
};
