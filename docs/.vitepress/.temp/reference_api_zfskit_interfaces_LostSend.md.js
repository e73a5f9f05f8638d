import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LostSend","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/LostSend.md","filePath":"reference/api/zfskit/interfaces/LostSend.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/LostSend.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / LostSend</p><h1 id="interface-lostsend" tabindex="-1">Interface: LostSend <a class="header-anchor" href="#interface-lostsend" aria-label="Permalink to &quot;Interface: LostSend&quot;">​</a></h1><p>What the sender no longer has of a stream that broke off.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-guid"></a> <code>guid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Its guid; that of the snapshot, for a redaction bookmark.</td></tr><tr><td><a id="property-missing"></a> <code>missing</code></td><td><code>readonly</code></td><td><code>&quot;snapshot&quot;</code> | <code>&quot;from&quot;</code> | <code>&quot;redaction bookmark&quot;</code></td><td>The snapshot itself, what the stream starts from, or the bookmark that it is redacted by.</td></tr><tr><td><a id="property-resumable"></a> <code>resumable</code></td><td><code>readonly</code></td><td><code>false</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/LostSend.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LostSend = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LostSend as default
};
