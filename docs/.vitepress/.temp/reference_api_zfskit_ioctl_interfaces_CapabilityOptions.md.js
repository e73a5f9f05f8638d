import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CapabilityOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/CapabilityOptions.md","filePath":"reference/api/zfskit/ioctl/interfaces/CapabilityOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/CapabilityOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / CapabilityOptions</p><h1 id="interface-capabilityoptions" tabindex="-1">Interface: CapabilityOptions <a class="header-anchor" href="#interface-capabilityoptions" aria-label="Permalink to &quot;Interface: CapabilityOptions&quot;">​</a></h1><p>Where to read <a href="./Capabilities.html">Capabilities</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-folder"></a> <code>folder?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Folder of the module in sysfs. Default <code>/sys/module/zfs</code>.</td></tr><tr><td><a id="property-version"></a> <code>version?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Version to assume instead of the one in the folder.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/CapabilityOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CapabilityOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CapabilityOptions as default
};
