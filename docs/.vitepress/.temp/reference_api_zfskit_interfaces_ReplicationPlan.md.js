import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReplicationPlan","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ReplicationPlan.md","filePath":"reference/api/zfskit/interfaces/ReplicationPlan.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ReplicationPlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ReplicationPlan</p><h1 id="interface-replicationplan" tabindex="-1">Interface: ReplicationPlan <a class="header-anchor" href="#interface-replicationplan" aria-label="Permalink to &quot;Interface: ReplicationPlan&quot;">​</a></h1><p>The streams that bring a target up to a snapshot, in the order in which they have to be received.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-skipped"></a> <code>skipped</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Filesystems and volumes below that do not have the snapshot, and are left out.</td></tr><tr><td><a id="property-steps"></a> <code>steps</code></td><td><code>readonly</code></td><td>readonly <a href="./ReplicationStep.html"><code>ReplicationStep</code></a>[]</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ReplicationPlan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReplicationPlan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReplicationPlan as default
};
