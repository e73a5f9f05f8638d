import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecordCount","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/RecordCount.md","filePath":"reference/api/zfskit/stream/interfaces/RecordCount.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/RecordCount.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / RecordCount</p><h1 id="interface-recordcount" tabindex="-1">Interface: RecordCount <a class="header-anchor" href="#interface-recordcount" aria-label="Permalink to &quot;Interface: RecordCount&quot;">​</a></h1><p>How many records of a type there are, and how many bytes follow their headers in all.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-payloadbytes"></a> <code>payloadBytes</code></td><td><code>readonly</code></td><td><code>number</code></td></tr><tr><td><a id="property-records"></a> <code>records</code></td><td><code>readonly</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/RecordCount.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecordCount = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecordCount as default
};
