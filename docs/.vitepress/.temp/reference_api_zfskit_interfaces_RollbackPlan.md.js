import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RollbackPlan","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/RollbackPlan.md","filePath":"reference/api/zfskit/interfaces/RollbackPlan.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/RollbackPlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / RollbackPlan</p><h1 id="interface-rollbackplan" tabindex="-1">Interface: RollbackPlan <a class="header-anchor" href="#interface-rollbackplan" aria-label="Permalink to &quot;Interface: RollbackPlan&quot;">​</a></h1><p>What a rollback would destroy beside what was written since.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bookmarks"></a> <code>bookmarks</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>More recent bookmarks, full names.</td></tr><tr><td><a id="property-clones"></a> <code>clones</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Clones of those snapshots, full names.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Filesystem or volume.</td></tr><tr><td><a id="property-snapshots"></a> <code>snapshots</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>More recent snapshots, the oldest first, full names.</td></tr><tr><td><a id="property-to"></a> <code>to</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot that it goes back to, full name.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/RollbackPlan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RollbackPlan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RollbackPlan as default
};
