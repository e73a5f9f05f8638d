import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DescriptorUse","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/DescriptorUse.md","filePath":"reference/api/zfskit/ioctl/interfaces/DescriptorUse.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/DescriptorUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / DescriptorUse</p><h1 id="interface-descriptoruse" tabindex="-1">Interface: DescriptorUse <a class="header-anchor" href="#interface-descriptoruse" aria-label="Permalink to &quot;Interface: DescriptorUse&quot;">​</a></h1><p>Where a call has the number of a descriptor, and of what: a member of <code>zfs_cmd_t</code>, or a key of the input list.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-in"></a> <code>in</code></td><td><code>readonly</code></td><td><code>&quot;zc_cookie&quot;</code> | <code>&quot;zc_cleanup_fd&quot;</code> | <code>&quot;fd&quot;</code> | <code>&quot;input_fd&quot;</code> | <code>&quot;cleanup_fd&quot;</code></td><td>-</td></tr><tr><td><a id="property-of"></a> <code>of</code></td><td><code>readonly</code></td><td><code>&quot;stream&quot;</code> | <code>&quot;device&quot;</code> | <code>&quot;namespace&quot;</code></td><td><code>stream</code>: a pipe, socket or file; <code>device</code>: the ZFS device itself, open; <code>namespace</code>: a user namespace.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/DescriptorUse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DescriptorUse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DescriptorUse as default
};
