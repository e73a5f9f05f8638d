import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OpenVolumeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/OpenVolumeOptions.md","filePath":"reference/api/zfskit/interfaces/OpenVolumeOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/OpenVolumeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / OpenVolumeOptions</p><h1 id="interface-openvolumeoptions" tabindex="-1">Interface: OpenVolumeOptions <a class="header-anchor" href="#interface-openvolumeoptions" aria-label="Permalink to &quot;Interface: OpenVolumeOptions&quot;">​</a></h1><p>How to open a volume.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./WaitForDeviceOptions.html"><code>WaitForDeviceOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-deadlinems"></a> <code>deadlineMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds after which the wait ends with <code>ZFSKIT_DEADLINE</code>; default 30,000.</td><td><a href="./WaitForDeviceOptions.html"><code>WaitForDeviceOptions</code></a>.<a href="./WaitForDeviceOptions.html#property-deadlinems"><code>deadlineMs</code></a></td></tr><tr><td><a id="property-readonly"></a> <code>readOnly?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Refuse writes, with <code>EROFS</code>. Snapshots, volumes of read-only pools and those with readonly=on are always so.</td><td>-</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td><td><a href="./WaitForDeviceOptions.html"><code>WaitForDeviceOptions</code></a>.<a href="./WaitForDeviceOptions.html#property-signal"><code>signal</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/OpenVolumeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OpenVolumeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OpenVolumeOptions as default
};
