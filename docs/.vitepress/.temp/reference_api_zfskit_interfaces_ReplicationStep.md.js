import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReplicationStep","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ReplicationStep.md","filePath":"reference/api/zfskit/interfaces/ReplicationStep.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ReplicationStep.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ReplicationStep</p><h1 id="interface-replicationstep" tabindex="-1">Interface: ReplicationStep <a class="header-anchor" href="#interface-replicationstep" aria-label="Permalink to &quot;Interface: ReplicationStep&quot;">​</a></h1><p>One stream of a replication: what to send, and what it becomes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-from"></a> <code>from?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot or bookmark of the sender to start from; undefined for a full stream.</td></tr><tr><td><a id="property-origin"></a> <code>origin?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot of the target that a new dataset becomes a clone of.</td></tr><tr><td><a id="property-snapshot"></a> <code>snapshot</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot to send, full name.</td></tr><tr><td><a id="property-target"></a> <code>target</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot to make, full name.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ReplicationStep.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReplicationStep = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReplicationStep as default
};
