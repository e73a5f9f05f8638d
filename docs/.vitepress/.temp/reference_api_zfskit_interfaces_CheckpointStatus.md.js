import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CheckpointStatus","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/CheckpointStatus.md","filePath":"reference/api/zfskit/interfaces/CheckpointStatus.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/CheckpointStatus.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / CheckpointStatus</p><h1 id="interface-checkpointstatus" tabindex="-1">Interface: CheckpointStatus <a class="header-anchor" href="#interface-checkpointstatus" aria-label="Permalink to &quot;Interface: CheckpointStatus&quot;">​</a></h1><p>The pool&#39;s checkpoint (<code>pool_checkpoint_stat_t</code>).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-space"></a> <code>space</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that it keeps from being freed.</td></tr><tr><td><a id="property-startseconds"></a> <code>startSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Seconds since 1970.</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><code>&quot;exists&quot;</code> | <code>&quot;discarding&quot;</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/CheckpointStatus.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CheckpointStatus = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CheckpointStatus as default
};
