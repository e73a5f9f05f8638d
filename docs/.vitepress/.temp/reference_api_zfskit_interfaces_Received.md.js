import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Received","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Received.md","filePath":"reference/api/zfskit/interfaces/Received.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Received.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Received</p><h1 id="interface-received" tabindex="-1">Interface: Received <a class="header-anchor" href="#interface-received" aria-label="Permalink to &quot;Interface: Received&quot;">​</a></h1><p>What a receive did.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that the kernel read from the stream, its first record of 312 bytes not counted.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Received.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Received = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Received as default
};
