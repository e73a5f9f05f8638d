import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ZfsCmdLayout","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/ZfsCmdLayout.md","filePath":"reference/api/zfskit/ioctl/interfaces/ZfsCmdLayout.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/ZfsCmdLayout.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / ZfsCmdLayout</p><h1 id="interface-zfscmdlayout" tabindex="-1">Interface: ZfsCmdLayout <a class="header-anchor" href="#interface-zfscmdlayout" aria-label="Permalink to &quot;Interface: ZfsCmdLayout&quot;">​</a></h1><p>One memory layout of <code>zfs_cmd_t</code>, as data. Members of nested structs have dotted names (<code>zc_objset_stats.dds_guid</code>); padding is left out.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-fields"></a> <code>fields</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../type-aliases/MemberLayout.html"><code>MemberLayout</code></a>&gt;&gt;</td><td>-</td></tr><tr><td><a id="property-releases"></a> <code>releases</code></td><td><code>readonly</code></td><td>readonly (readonly [<code>string</code>, <code>string</code>])[]</td><td>Ranges of OpenZFS releases that have this layout, first and last included.</td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>sizeof (zfs_cmd_t)</code> in bytes: what the kernel copies in and out.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/ZfsCmdLayout.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ZfsCmdLayout = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ZfsCmdLayout as default
};
