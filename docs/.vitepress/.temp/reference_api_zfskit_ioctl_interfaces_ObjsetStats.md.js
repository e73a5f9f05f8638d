import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ObjsetStats","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/ObjsetStats.md","filePath":"reference/api/zfskit/ioctl/interfaces/ObjsetStats.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/ObjsetStats.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / ObjsetStats</p><h1 id="interface-objsetstats" tabindex="-1">Interface: ObjsetStats <a class="header-anchor" href="#interface-objsetstats" aria-label="Permalink to &quot;Interface: ObjsetStats&quot;">​</a></h1><p><code>zc_objset_stats</code>: what the kernel says of a dataset without reading its properties (<code>dmu_objset_stats_t</code>).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dds_creation_txg"></a> <code>dds_creation_txg</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-dds_flags"></a> <code>dds_flags?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Since 2.3.3.</td></tr><tr><td><a id="property-dds_guid"></a> <code>dds_guid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-dds_inconsistent"></a> <code>dds_inconsistent</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-dds_is_snapshot"></a> <code>dds_is_snapshot</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-dds_num_clones"></a> <code>dds_num_clones</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Clones of this snapshot; 1 or more for a snapshot that has any.</td></tr><tr><td><a id="property-dds_origin"></a> <code>dds_origin</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot that this dataset is a clone of; empty when it is none.</td></tr><tr><td><a id="property-dds_redacted"></a> <code>dds_redacted</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-dds_type"></a> <code>dds_type</code></td><td><code>readonly</code></td><td><code>number</code></td><td><code>dmu_objset_type_t</code>: 2 filesystem, 3 volume.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/ObjsetStats.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ObjsetStats = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ObjsetStats as default
};
