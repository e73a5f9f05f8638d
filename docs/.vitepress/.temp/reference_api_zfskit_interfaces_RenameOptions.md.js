import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RenameOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/RenameOptions.md","filePath":"reference/api/zfskit/interfaces/RenameOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/RenameOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / RenameOptions</p><h1 id="interface-renameoptions" tabindex="-1">Interface: RenameOptions <a class="header-anchor" href="#interface-renameoptions" aria-label="Permalink to &quot;Interface: RenameOptions&quot;">​</a></h1><p>What a rename may do.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-nounmount"></a> <code>noUnmount?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Snapshots alone: do not unmount what the kernel itself has mounted below <code>.zfs/snapshot</code>. As <code>zfs rename -u</code>.</td></tr><tr><td><a id="property-recursive"></a> <code>recursive?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Snapshots alone: rename those of the same name below its dataset too, all of them or none. As <code>zfs rename -r</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/RenameOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RenameOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RenameOptions as default
};
