import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WaitForDeviceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/WaitForDeviceOptions.md","filePath":"reference/api/zfskit/interfaces/WaitForDeviceOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/WaitForDeviceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / WaitForDeviceOptions</p><h1 id="interface-waitfordeviceoptions" tabindex="-1">Interface: WaitForDeviceOptions <a class="header-anchor" href="#interface-waitfordeviceoptions" aria-label="Permalink to &quot;Interface: WaitForDeviceOptions&quot;">​</a></h1><p>How long to wait for a device.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./OpenVolumeOptions.html"><code>OpenVolumeOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-deadlinems"></a> <code>deadlineMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds after which the wait ends with <code>ZFSKIT_DEADLINE</code>; default 30,000.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/WaitForDeviceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WaitForDeviceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WaitForDeviceOptions as default
};
