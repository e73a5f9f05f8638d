import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Substream","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/Substream.md","filePath":"reference/api/zfskit/stream/interfaces/Substream.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/Substream.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / Substream</p><h1 id="interface-substream" tabindex="-1">Interface: Substream <a class="header-anchor" href="#interface-substream" aria-label="Permalink to &quot;Interface: Substream&quot;">​</a></h1><p>A stream of a package, to be received on its own.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-begin"></a> <code>begin</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/RecordOf.html"><code>RecordOf</code></a>&lt;<code>&quot;BEGIN&quot;</code>&gt;</td><td>Its first record: snapshot, guids, features.</td></tr><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>AsyncIterable</code>&lt;<code>Uint8Array</code>&lt;<code>ArrayBufferLike</code>&gt;&gt;</td><td>Its bytes, a plain stream. Can be read once, before the next substream is asked for; what is not read is skipped.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/Substream.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Substream = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Substream as default
};
