import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IoctlRequest","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/IoctlRequest.md","filePath":"reference/api/zfskit/ioctl/interfaces/IoctlRequest.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/IoctlRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / IoctlRequest</p><h1 id="interface-ioctlrequest" tabindex="-1">Interface: IoctlRequest <a class="header-anchor" href="#interface-ioctlrequest" aria-label="Permalink to &quot;Interface: IoctlRequest&quot;">​</a></h1><p>One ioctl as bytes: what a <a href="./Transport.html">Transport</a> carries.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-command"></a> <code>command</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>Image of <code>zfs_cmd_t</code> in the transport&#39;s ABI, <code>layout.size</code> bytes; its pointers are zero.</td></tr><tr><td><a id="property-conf"></a> <code>conf?</code></td><td><code>readonly</code></td><td><code>Uint8Array</code>&lt;<code>ArrayBufferLike</code>&gt;</td><td>Packed nvlist for <code>zc_nvlist_conf</code>.</td></tr><tr><td><a id="property-dstcount"></a> <code>dstCount?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>What to write as <code>zc_nvlist_dst_size</code> where that is not <code>dstSize</code>: a number of entries.</td></tr><tr><td><a id="property-dstsize"></a> <code>dstSize</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of buffer to offer as <code>zc_nvlist_dst</code>; 0 offers none.</td></tr><tr><td><a id="property-historysize"></a> <code>historySize</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of buffer to offer as <code>zc_history</code>; 0 offers none.</td></tr><tr><td><a id="property-lasting"></a> <code>lasting?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LastingKind.html"><code>LastingKind</code></a></td><td>Why the call may last; it must then not occupy a thread that short calls need.</td></tr><tr><td><a id="property-number"></a> <code>number</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Request number, such as 0x5a12.</td></tr><tr><td><a id="property-src"></a> <code>src?</code></td><td><code>readonly</code></td><td><code>Uint8Array</code>&lt;<code>ArrayBufferLike</code>&gt;</td><td>Packed nvlist for <code>zc_nvlist_src</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/IoctlRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IoctlRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IoctlRequest as default
};
