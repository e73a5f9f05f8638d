import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: UsedBy","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/UsedBy.md","filePath":"reference/api/zfskit/interfaces/UsedBy.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/UsedBy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / UsedBy</p><h1 id="interface-usedby" tabindex="-1">Interface: UsedBy <a class="header-anchor" href="#interface-usedby" aria-label="Permalink to &quot;Interface: UsedBy&quot;">​</a></h1><p>What the space that a filesystem or volume uses is used by; the sum of the four is <code>used</code>. Bytes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-children"></a> <code>children</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Used by datasets below it.</td></tr><tr><td><a id="property-dataset"></a> <code>dataset</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Freed if the dataset itself were destroyed, without snapshots and children.</td></tr><tr><td><a id="property-refreservation"></a> <code>refreservation</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Reserved by <code>refreservation</code> and not written yet.</td></tr><tr><td><a id="property-snapshots"></a> <code>snapshots</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Freed if all its snapshots were destroyed.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/UsedBy.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UsedBy = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UsedBy as default
};
