import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RebuildStatus","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/RebuildStatus.md","filePath":"reference/api/zfskit/interfaces/RebuildStatus.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/RebuildStatus.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / RebuildStatus</p><h1 id="interface-rebuildstatus" tabindex="-1">Interface: RebuildStatus <a class="header-anchor" href="#interface-rebuildstatus" aria-label="Permalink to &quot;Interface: RebuildStatus&quot;">​</a></h1><p>The latest sequential resilver of a top-level vdev (<code>vdev_rebuild_stat_t</code>). Seconds since 1970, bytes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-endseconds"></a> <code>endSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-errors"></a> <code>errors</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-issued"></a> <code>issued</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-progress"></a> <code>progress</code></td><td><code>readonly</code></td><td><a href="./WorkProgress.html"><code>WorkProgress</code></a></td></tr><tr><td><a id="property-rebuilt"></a> <code>rebuilt</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-scanned"></a> <code>scanned</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-startseconds"></a> <code>startSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><code>&quot;canceled&quot;</code> | <code>&quot;active&quot;</code> | <code>&quot;complete&quot;</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/RebuildStatus.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RebuildStatus = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RebuildStatus as default
};
