import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TracedMember","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/TracedMember.md","filePath":"reference/api/zfskit/trace/interfaces/TracedMember.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/TracedMember.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / TracedMember</p><h1 id="interface-tracedmember" tabindex="-1">Interface: TracedMember <a class="header-anchor" href="#interface-tracedmember" aria-label="Permalink to &quot;Interface: TracedMember&quot;">​</a></h1><p>A member of <code>zfs_cmd_t</code> that matters to a call.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-after"></a> <code>after</code></td><td><code>readonly</code></td><td><a href="./../../ioctl/type-aliases/MemberValue.html"><code>MemberValue</code></a> | <code>undefined</code></td><td>What the kernel left; undefined when the call did not come back.</td></tr><tr><td><a id="property-before"></a> <code>before</code></td><td><code>readonly</code></td><td><a href="./../../ioctl/type-aliases/MemberValue.html"><code>MemberValue</code></a></td><td>What the program gave.</td></tr><tr><td><a id="property-changed"></a> <code>changed</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The two differ.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/TracedMember.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TracedMember = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TracedMember as default
};
