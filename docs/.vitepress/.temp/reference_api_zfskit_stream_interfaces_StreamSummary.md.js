import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StreamSummary","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/StreamSummary.md","filePath":"reference/api/zfskit/stream/interfaces/StreamSummary.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/StreamSummary.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / StreamSummary</p><h1 id="interface-streamsummary" tabindex="-1">Interface: StreamSummary <a class="header-anchor" href="#interface-streamsummary" aria-label="Permalink to &quot;Interface: StreamSummary&quot;">​</a></h1><p>What a stream consists of.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-begin"></a> <code>begin</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/RecordOf.html"><code>RecordOf</code></a>&lt;<code>&quot;BEGIN&quot;</code>&gt;</td><td>The first record: that of the stream, or of the package.</td></tr><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of the stream.</td></tr><tr><td><a id="property-counts"></a> <code>counts</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<a href="./../type-aliases/RecordType.html"><code>RecordType</code></a>, <a href="./RecordCount.html"><code>RecordCount</code></a>&gt;&gt;</td><td>Counts by record type, for every type.</td></tr><tr><td><a id="property-headerbytes"></a> <code>headerBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of all headers: 312 for each record.</td></tr><tr><td><a id="property-payloadbytes"></a> <code>payloadBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-records"></a> <code>records</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-substreams"></a> <code>substreams</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/RecordOf.html"><code>RecordOf</code></a>&lt;<code>&quot;BEGIN&quot;</code>&gt;[]</td><td>The first record of each substream, without its list; of a plain stream just that of itself.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/StreamSummary.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StreamSummary = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StreamSummary as default
};
