import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KernelLink","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/KernelLink.md","filePath":"reference/api/zfskit/ioctl/interfaces/KernelLink.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/KernelLink.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / KernelLink</p><h1 id="interface-kernellink" tabindex="-1">Interface: KernelLink <a class="header-anchor" href="#interface-kernellink" aria-label="Permalink to &quot;Interface: KernelLink&quot;">​</a></h1><p>A pipe of which the kernel has both ends: one ioctl writes what another reads.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-readend"></a> <code>readEnd</code></td><td><code>readonly</code></td><td><a href="./LentDescriptor.html"><code>LentDescriptor</code></a></td></tr><tr><td><a id="property-writeend"></a> <code>writeEnd</code></td><td><code>readonly</code></td><td><a href="./LentDescriptor.html"><code>LentDescriptor</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/KernelLink.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KernelLink = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KernelLink as default
};
