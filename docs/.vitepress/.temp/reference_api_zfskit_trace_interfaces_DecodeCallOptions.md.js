import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DecodeCallOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/DecodeCallOptions.md","filePath":"reference/api/zfskit/trace/interfaces/DecodeCallOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/DecodeCallOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / DecodeCallOptions</p><h1 id="interface-decodecalloptions" tabindex="-1">Interface: DecodeCallOptions <a class="header-anchor" href="#interface-decodecalloptions" aria-label="Permalink to &quot;Interface: DecodeCallOptions&quot;">​</a></h1><p>Options of <a href="./../functions/decodeCall.html">decodeCall</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-showsecrets"></a> <code>showSecrets?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Leaves keys and passwords as they are in the call; default false.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/DecodeCallOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DecodeCallOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DecodeCallOptions as default
};
