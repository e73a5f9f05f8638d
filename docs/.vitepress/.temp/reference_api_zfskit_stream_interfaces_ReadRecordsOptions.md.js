import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReadRecordsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/ReadRecordsOptions.md","filePath":"reference/api/zfskit/stream/interfaces/ReadRecordsOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/ReadRecordsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / ReadRecordsOptions</p><h1 id="interface-readrecordsoptions" tabindex="-1">Interface: ReadRecordsOptions <a class="header-anchor" href="#interface-readrecordsoptions" aria-label="Permalink to &quot;Interface: ReadRecordsOptions&quot;">​</a></h1><p>Options of <a href="./../functions/readRecords.html">readRecords</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-payloads"></a> <code>payloads?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether payloads are given. Default: true. Without, memory use does not depend on the stream.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the reading; the iteration then throws the signal&#39;s reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/ReadRecordsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReadRecordsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReadRecordsOptions as default
};
