import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MemberUse","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/MemberUse.md","filePath":"reference/api/zfskit/ioctl/interfaces/MemberUse.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/MemberUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / MemberUse</p><h1 id="interface-memberuse" tabindex="-1">Interface: MemberUse <a class="header-anchor" href="#interface-memberuse" aria-label="Permalink to &quot;Interface: MemberUse&quot;">​</a></h1><p>A <code>zfs_cmd_t</code> member in a row: what it means, and whether it may be left out (it is then 0 or empty).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-doc"></a> <code>doc</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-optional"></a> <code>optional?</code></td><td><code>readonly</code></td><td><code>true</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/MemberUse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MemberUse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MemberUse as default
};
