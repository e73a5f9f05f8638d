import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IoctlReply","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/IoctlReply.md","filePath":"reference/api/zfskit/ioctl/interfaces/IoctlReply.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/IoctlReply.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / IoctlReply</p><h1 id="interface-ioctlreply" tabindex="-1">Interface: IoctlReply <a class="header-anchor" href="#interface-ioctlreply" aria-label="Permalink to &quot;Interface: IoctlReply&quot;">​</a></h1><p>What came back from an <a href="./IoctlRequest.html">IoctlRequest</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-command"></a> <code>command</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td><code>zfs_cmd_t</code> as the kernel left it; it is copied back on errors too.</td></tr><tr><td><a id="property-dst"></a> <code>dst</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>What came in the buffer that was offered as <code>zc_nvlist_dst</code>: a list, or all <code>dstSize</code> bytes where it has no list.</td></tr><tr><td><a id="property-errno"></a> <code>errno</code></td><td><code>readonly</code></td><td><code>number</code></td><td>0, or the error number of the call.</td></tr><tr><td><a id="property-history"></a> <code>history</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>The buffer that was offered as <code>zc_history</code>, of <code>historySize</code> bytes.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/IoctlReply.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IoctlReply = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IoctlReply as default
};
