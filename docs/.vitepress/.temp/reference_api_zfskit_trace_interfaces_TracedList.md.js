import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TracedList","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/TracedList.md","filePath":"reference/api/zfskit/trace/interfaces/TracedList.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/TracedList.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / TracedList</p><h1 id="interface-tracedlist" tabindex="-1">Interface: TracedList <a class="header-anchor" href="#interface-tracedlist" aria-label="Permalink to &quot;Interface: TracedList&quot;">​</a></h1><p>A list of a call, or the bytes that are in its place. What is in it is decoded when it is first looked at: keep the object, or copy single members of it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>The bytes as they were captured; keys in them are overwritten unless they were asked for.</td></tr><tr><td><a id="property-list"></a> <code>list</code></td><td><code>readonly</code></td><td><a href="./../../nvlist/classes/Nvlist.html"><code>Nvlist</code></a> | <code>undefined</code></td><td>The decoded list; undefined where the row says that the bytes are no list, or they cannot be decoded.</td></tr><tr><td><a id="property-place"></a> <code>place</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ListPlace.html"><code>ListPlace</code></a></td><td>-</td></tr><tr><td><a id="property-problem"></a> <code>problem</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>What is wrong: the decoder&#39;s message, or that the bytes were cut off, although the list may be whole.</td></tr><tr><td><a id="property-redacted"></a> <code>redacted</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Something in it is overwritten: the pairs of which <code>isHidden</code> says so, and users and passwords in web addresses.</td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that the command said there are.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/TracedList.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TracedList = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TracedList as default
};
