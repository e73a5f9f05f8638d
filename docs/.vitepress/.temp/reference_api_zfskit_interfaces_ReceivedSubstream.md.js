import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReceivedSubstream","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ReceivedSubstream.md","filePath":"reference/api/zfskit/interfaces/ReceivedSubstream.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ReceivedSubstream.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ReceivedSubstream</p><h1 id="interface-receivedsubstream" tabindex="-1">Interface: ReceivedSubstream <a class="header-anchor" href="#interface-receivedsubstream" aria-label="Permalink to &quot;Interface: ReceivedSubstream&quot;">​</a></h1><p>What came of a stream of a package.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-existed"></a> <code>existed</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>It was there already, with the same guid, and its stream was passed over.</td></tr><tr><td><a id="property-received"></a> <code>received</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot that it became, or that was there.</td></tr><tr><td><a id="property-sent"></a> <code>sent</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot as the sender calls it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ReceivedSubstream.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReceivedSubstream = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReceivedSubstream as default
};
