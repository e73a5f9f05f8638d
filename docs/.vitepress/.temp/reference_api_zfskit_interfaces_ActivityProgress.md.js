import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ActivityProgress","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ActivityProgress.md","filePath":"reference/api/zfskit/interfaces/ActivityProgress.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ActivityProgress.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ActivityProgress</p><h1 id="interface-activityprogress" tabindex="-1">Interface: ActivityProgress <a class="header-anchor" href="#interface-activityprogress" aria-label="Permalink to &quot;Interface: ActivityProgress&quot;">​</a></h1><p>How far an activity is, on one vdev or on the whole pool.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activity"></a> <code>activity</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/MeasuredActivity.html"><code>MeasuredActivity</code></a></td><td>-</td></tr><tr><td><a id="property-done"></a> <code>done</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes.</td></tr><tr><td><a id="property-fraction"></a> <code>fraction</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of what is done, 0 to 1.</td></tr><tr><td><a id="property-persecond"></a> <code>perSecond</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes each second: over the present pass, or from one item to the next for <code>initialize</code> and <code>trim</code>.</td></tr><tr><td><a id="property-secondsleft"></a> <code>secondsLeft</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>-</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><code>&quot;finished&quot;</code> | <code>&quot;canceled&quot;</code> | <code>&quot;active&quot;</code> | <code>&quot;paused&quot;</code></td><td>-</td></tr><tr><td><a id="property-total"></a> <code>total</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-vdev"></a> <code>vdev</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>Name of the vdev; undefined for the whole pool, or several vdevs together.</td></tr><tr><td><a id="property-vdevs"></a> <code>vdevs</code></td><td><code>readonly</code></td><td>readonly <code>ActivityProgress</code>[]</td><td>The vdevs that it runs on, where there can be several.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ActivityProgress.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ActivityProgress = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ActivityProgress as default
};
