import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TraceHeader","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/TraceHeader.md","filePath":"reference/api/zfskit/trace/interfaces/TraceHeader.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/TraceHeader.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / TraceHeader</p><h1 id="interface-traceheader" tabindex="-1">Interface: TraceHeader <a class="header-anchor" href="#interface-traceheader" aria-label="Permalink to &quot;Interface: TraceHeader&quot;">​</a></h1><p>What has to be known to decode a trace.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./RecordingHeader.html"><code>RecordingHeader</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-abi"></a> <code>abi</code></td><td><code>readonly</code></td><td><a href="./../../ioctl/interfaces/Abi.html"><code>Abi</code></a></td><td>Release and <code>zfs_cmd_t</code> layout of the ZFS that was asked.</td></tr><tr><td><a id="property-command"></a> <code>command</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[] | <code>undefined</code></td><td>Command line of the program that was started; undefined when the tracer was attached.</td></tr><tr><td><a id="property-startedat"></a> <code>startedAt</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds since 1970 at which the trace began.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/TraceHeader.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TraceHeader = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TraceHeader as default
};
