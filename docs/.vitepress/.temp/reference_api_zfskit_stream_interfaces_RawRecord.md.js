import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RawRecord","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/RawRecord.md","filePath":"reference/api/zfskit/stream/interfaces/RawRecord.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/RawRecord.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / RawRecord</p><h1 id="interface-rawrecord" tabindex="-1">Interface: RawRecord <a class="header-anchor" href="#interface-rawrecord" aria-label="Permalink to &quot;Interface: RawRecord&quot;">​</a></h1><p>A record as it stands in a stream.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-header"></a> <code>header</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>The 312 bytes of its header.</td></tr><tr><td><a id="property-index"></a> <code>index</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Its number, from 0, through all substreams.</td></tr><tr><td><a id="property-littleendian"></a> <code>littleEndian</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Byte order of the host that made the stream.</td></tr><tr><td><a id="property-offset"></a> <code>offset</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Byte offset of its header from the start of the input.</td></tr><tr><td><a id="property-payload"></a> <code>payload</code></td><td><code>readonly</code></td><td><code>Uint8Array</code>&lt;<code>ArrayBufferLike</code>&gt; | <code>undefined</code></td><td>Those bytes; undefined where there are none, or where they were not asked for.</td></tr><tr><td><a id="property-payloadsize"></a> <code>payloadSize</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes that follow the header.</td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td>| <code>&quot;REDACT&quot;</code> | <code>&quot;BEGIN&quot;</code> | <code>&quot;OBJECT&quot;</code> | <code>&quot;FREEOBJECTS&quot;</code> | <code>&quot;WRITE&quot;</code> | <code>&quot;END&quot;</code> | <code>&quot;WRITE_BYREF&quot;</code> | <code>&quot;SPILL&quot;</code> | <code>&quot;WRITE_EMBEDDED&quot;</code> | <code>&quot;OBJECT_RANGE&quot;</code> | <code>&quot;FREE&quot;</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/RawRecord.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RawRecord = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RawRecord as default
};
