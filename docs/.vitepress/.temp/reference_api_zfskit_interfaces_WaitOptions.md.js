import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WaitOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/WaitOptions.md","filePath":"reference/api/zfskit/interfaces/WaitOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/WaitOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / WaitOptions</p><h1 id="interface-waitoptions" tabindex="-1">Interface: WaitOptions <a class="header-anchor" href="#interface-waitoptions" aria-label="Permalink to &quot;Interface: WaitOptions&quot;">​</a></h1><p>Limits of a wait.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the wait, not the activity.</td></tr><tr><td><a id="property-vdev"></a> <code>vdev?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/VdevAddress.html"><code>VdevAddress</code></a></td><td>Only the activity on this vdev; for <code>initialize</code> and <code>trim</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/WaitOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WaitOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WaitOptions as default
};
