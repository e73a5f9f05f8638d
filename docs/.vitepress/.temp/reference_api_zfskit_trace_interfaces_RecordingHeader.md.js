import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecordingHeader","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/RecordingHeader.md","filePath":"reference/api/zfskit/trace/interfaces/RecordingHeader.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/RecordingHeader.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / RecordingHeader</p><h1 id="interface-recordingheader" tabindex="-1">Interface: RecordingHeader <a class="header-anchor" href="#interface-recordingheader" aria-label="Permalink to &quot;Interface: RecordingHeader&quot;">​</a></h1><p>What a recording says of itself.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./TraceHeader.html"><code>TraceHeader</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-abi"></a> <code>abi</code></td><td><code>readonly</code></td><td><a href="./../../ioctl/interfaces/Abi.html"><code>Abi</code></a></td><td>Release and <code>zfs_cmd_t</code> layout of the ZFS that was asked.</td><td><a href="./TraceHeader.html"><code>TraceHeader</code></a>.<a href="./TraceHeader.html#property-abi"><code>abi</code></a></td></tr><tr><td><a id="property-arch"></a> <code>arch</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-command"></a> <code>command</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[] | <code>undefined</code></td><td>Command line of the program that was started; undefined when the tracer was attached.</td><td><a href="./TraceHeader.html"><code>TraceHeader</code></a>.<a href="./TraceHeader.html#property-command"><code>command</code></a></td></tr><tr><td><a id="property-hassecrets"></a> <code>hasSecrets</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether wrapping keys, and users and passwords in web addresses, were kept; otherwise they are overwritten.</td><td>-</td></tr><tr><td><a id="property-platform"></a> <code>platform</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Where it was recorded, as Node names it: <code>linux</code>, <code>x64</code>.</td><td>-</td></tr><tr><td><a id="property-startedat"></a> <code>startedAt</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds since 1970 at which the trace began.</td><td><a href="./TraceHeader.html"><code>TraceHeader</code></a>.<a href="./TraceHeader.html#property-startedat"><code>startedAt</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/RecordingHeader.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecordingHeader = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecordingHeader as default
};
