import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AddOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/AddOptions.md","filePath":"reference/api/zfskit/interfaces/AddOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/AddOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / AddOptions</p><h1 id="interface-addoptions" tabindex="-1">Interface: AddOptions <a class="header-anchor" href="#interface-addoptions" aria-label="Permalink to &quot;Interface: AddOptions&quot;">​</a></h1><p>How vdevs are added.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-ashift"></a> <code>ashift?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Sector size, as a power of two, of the leaves that have none of their own. Default: the pool&#39;s property <code>ashift</code>.</td></tr><tr><td><a id="property-sameashift"></a> <code>sameAshift?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Refuse vdevs whose sector size differs from the pool&#39;s, with <code>ZFS_ERR_ASHIFT_MISMATCH</code>, while that is the same in all of the pool (<code>spa_vdev_add</code> in <code>module/zfs/spa.c</code>); since 2.2.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/AddOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AddOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AddOptions as default
};
