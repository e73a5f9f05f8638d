import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DeviceVolumeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/DeviceVolumeOptions.md","filePath":"reference/api/zfskit/ioctl/interfaces/DeviceVolumeOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/DeviceVolumeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / DeviceVolumeOptions</p><h1 id="interface-devicevolumeoptions" tabindex="-1">Interface: DeviceVolumeOptions <a class="header-anchor" href="#interface-devicevolumeoptions" aria-label="Permalink to &quot;Interface: DeviceVolumeOptions&quot;">​</a></h1><p>How to open the device of a volume.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blocksize"></a> <code>blockSize</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>volblocksize</code>.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Full name of the volume or snapshot.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Path of the block device.</td></tr><tr><td><a id="property-readonly"></a> <code>readOnly</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/DeviceVolumeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeviceVolumeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeviceVolumeOptions as default
};
