import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RemovalStatus","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/RemovalStatus.md","filePath":"reference/api/zfskit/interfaces/RemovalStatus.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/RemovalStatus.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / RemovalStatus</p><h1 id="interface-removalstatus" tabindex="-1">Interface: RemovalStatus <a class="header-anchor" href="#interface-removalstatus" aria-label="Permalink to &quot;Interface: RemovalStatus&quot;">​</a></h1><p>The latest removal of a top-level vdev (<code>pool_removal_stat_t</code>). Seconds since 1970, bytes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-endseconds"></a> <code>endSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-mappingmemory"></a> <code>mappingMemory</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Memory that the mappings of all removed vdevs take.</td></tr><tr><td><a id="property-progress"></a> <code>progress</code></td><td><code>readonly</code></td><td><a href="./WorkProgress.html"><code>WorkProgress</code></a></td><td>-</td></tr><tr><td><a id="property-startseconds"></a> <code>startSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ScanState.html"><code>ScanState</code></a></td><td>-</td></tr><tr><td><a id="property-vdev"></a> <code>vdev</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Index among the top-level vdevs.</td></tr><tr><td><a id="property-vdevname"></a> <code>vdevName</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>Name of that vdev, as zpool status prints it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/RemovalStatus.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RemovalStatus = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RemovalStatus as default
};
