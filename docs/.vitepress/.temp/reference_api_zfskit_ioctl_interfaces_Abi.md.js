import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Abi","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/Abi.md","filePath":"reference/api/zfskit/ioctl/interfaces/Abi.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/Abi.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / Abi</p><h1 id="interface-abi" tabindex="-1">Interface: Abi <a class="header-anchor" href="#interface-abi" aria-label="Permalink to &quot;Interface: Abi&quot;">​</a></h1><p>What the kernel&#39;s ZFS module speaks: its release and the memory layout of its <code>zfs_cmd_t</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-layout"></a> <code>layout</code></td><td><code>readonly</code></td><td><a href="./ZfsCmdLayout.html"><code>ZfsCmdLayout</code></a></td><td>-</td></tr><tr><td><a id="property-provenby"></a> <code>provenBy</code></td><td><code>readonly</code></td><td><code>&quot;release&quot;</code> | <code>&quot;probe&quot;</code></td><td>Why the layout is right: <code>release</code>, it was measured for this release; <code>probe</code>, it is that of the nearest known release, and the kernel behaved as it says.</td></tr><tr><td><a id="property-release"></a> <code>release</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Release.html"><code>Release</code></a></td><td>-</td></tr><tr><td><a id="property-version"></a> <code>version</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The version string it was chosen by, such as <code>2.3.9-1</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/Abi.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Abi = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Abi as default
};
