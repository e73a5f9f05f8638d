import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RollbackOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/RollbackOptions.md","filePath":"reference/api/zfskit/interfaces/RollbackOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/RollbackOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / RollbackOptions</p><h1 id="interface-rollbackoptions" tabindex="-1">Interface: RollbackOptions <a class="header-anchor" href="#interface-rollbackoptions" aria-label="Permalink to &quot;Interface: RollbackOptions&quot;">​</a></h1><p>What a rollback goes back to, and what it may destroy for that.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-destroyclones"></a> <code>destroyClones?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Destroy the clones of those snapshots too, with what depends on them. As <code>zfs rollback -R</code>.</td></tr><tr><td><a id="property-destroymorerecent"></a> <code>destroyMoreRecent?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Destroy the snapshots and bookmarks that are more recent. As <code>zfs rollback -r</code>.</td></tr><tr><td><a id="property-to"></a> <code>to?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Snapshot to go back to, full name; default the latest.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/RollbackOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RollbackOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RollbackOptions as default
};
