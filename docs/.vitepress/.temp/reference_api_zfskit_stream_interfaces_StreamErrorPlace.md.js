import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: StreamErrorPlace","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/StreamErrorPlace.md","filePath":"reference/api/zfskit/stream/interfaces/StreamErrorPlace.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/StreamErrorPlace.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / StreamErrorPlace</p><h1 id="interface-streamerrorplace" tabindex="-1">Interface: StreamErrorPlace <a class="header-anchor" href="#interface-streamerrorplace" aria-label="Permalink to &quot;Interface: StreamErrorPlace&quot;">​</a></h1><p>Where a <a href="./../classes/StreamError.html">StreamError</a> happened.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cause"></a> <code>cause?</code></td><td><code>readonly</code></td><td><code>unknown</code></td><td>-</td></tr><tr><td><a id="property-offset"></a> <code>offset?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Byte offset from the start of the input at which the record, or what is missing, begins.</td></tr><tr><td><a id="property-record"></a> <code>record?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of the record, from 0, through all substreams.</td></tr><tr><td><a id="property-type"></a> <code>type?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Type of the record, where it is known.</td></tr><tr><td><a id="property-verified"></a> <code>verified?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes from the start of the input that a checksum has confirmed.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/StreamErrorPlace.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StreamErrorPlace = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StreamErrorPlace as default
};
