import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: HistoryOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/HistoryOptions.md","filePath":"reference/api/zfskit/interfaces/HistoryOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/HistoryOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / HistoryOptions</p><h1 id="interface-historyoptions" tabindex="-1">Interface: HistoryOptions <a class="header-anchor" href="#interface-historyoptions" aria-label="Permalink to &quot;Interface: HistoryOptions&quot;">​</a></h1><p>Which part of a history to read.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-after"></a> <code>after?</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Only records after this place: the <code>end</code> of the last record that was read before from the same pool.</td></tr><tr><td><a id="property-last"></a> <code>last?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Only so many of the newest records, at most <a href="./../variables/MAX_LAST_RECORDS.html">MAX_LAST_RECORDS</a>. The whole log is read for them.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the reading with the signal&#39;s reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/HistoryOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HistoryOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HistoryOptions as default
};
