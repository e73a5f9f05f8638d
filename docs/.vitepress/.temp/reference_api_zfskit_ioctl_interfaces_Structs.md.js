import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Structs","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/Structs.md","filePath":"reference/api/zfskit/ioctl/interfaces/Structs.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/Structs.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / Structs</p><h1 id="interface-structs" tabindex="-1">Interface: Structs <a class="header-anchor" href="#interface-structs" aria-label="Permalink to &quot;Interface: Structs&quot;">​</a></h1><p>Structs inside <code>zfs_cmd_t</code> that a reply can carry, and texts as bytes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-zc_inject_record"></a> <code>zc_inject_record</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <a href="./../type-aliases/MemberValue.html"><code>MemberValue</code></a>&gt;&gt;</td><td>-</td></tr><tr><td><a id="property-zc_objset_stats"></a> <code>zc_objset_stats</code></td><td><a href="./ObjsetStats.html"><code>ObjsetStats</code></a></td><td>-</td></tr><tr><td><a id="property-zc_stat"></a> <code>zc_stat</code></td><td><a href="./FileStat.html"><code>FileStat</code></a></td><td>-</td></tr><tr><td><a id="property-zc_value_bytes"></a> <code>zc_value_bytes</code></td><td><code>Uint8Array</code></td><td>The text of <code>zc_value</code> as bytes: a path need not be UTF-8.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/Structs.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Structs = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Structs as default
};
