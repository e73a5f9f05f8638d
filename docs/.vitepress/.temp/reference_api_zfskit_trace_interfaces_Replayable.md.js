import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Replayable","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/Replayable.md","filePath":"reference/api/zfskit/trace/interfaces/Replayable.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/Replayable.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / Replayable</p><h1 id="interface-replayable" tabindex="-1">Interface: Replayable <a class="header-anchor" href="#interface-replayable" aria-label="Permalink to &quot;Interface: Replayable&quot;">​</a></h1><p>What a replay needs of a recording: <code>readRecording</code> and <code>parseRecording</code> give it, and a test can write it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-events"></a> <code>events</code></td><td><code>readonly</code></td><td><code>Iterable</code>&lt;<a href="./../type-aliases/TraceEvent.html"><code>TraceEvent</code></a>&gt;</td></tr><tr><td><a id="property-header"></a> <code>header</code></td><td><code>readonly</code></td><td><code>Pick</code>&lt;<a href="./TraceHeader.html"><code>TraceHeader</code></a>, <code>&quot;abi&quot;</code>&gt;</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/Replayable.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Replayable = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Replayable as default
};
