import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/KernelOptions.md","filePath":"reference/api/zfskit/ioctl/interfaces/KernelOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/KernelOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / KernelOptions</p><h1 id="interface-kerneloptions" tabindex="-1">Interface: KernelOptions <a class="header-anchor" href="#interface-kerneloptions" aria-label="Permalink to &quot;Interface: KernelOptions&quot;">​</a></h1><p>How to reach the kernel.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-assumeversion"></a> <code>assumeVersion?</code></td><td><code>string</code></td><td>Speak the ABI of this version (<code>2.4.4</code>) whatever the loaded module says. A wrong choice sends bytes that the kernel understands as something else: only for a module that you know to be the same.</td></tr><tr><td><a id="property-device"></a> <code>device?</code></td><td><code>string</code></td><td>Path of the ZFS control device. Default <code>/dev/zfs</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/KernelOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelOptions as default
};
