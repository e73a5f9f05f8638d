import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DoomedSnapshot","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DoomedSnapshot.md","filePath":"reference/api/zfskit/interfaces/DoomedSnapshot.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DoomedSnapshot.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DoomedSnapshot</p><h1 id="interface-doomedsnapshot" tabindex="-1">Interface: DoomedSnapshot <a class="header-anchor" href="#interface-doomedsnapshot" aria-label="Permalink to &quot;Interface: DoomedSnapshot&quot;">​</a></h1><p>A snapshot that would be destroyed.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Created</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-clones"></a> <code>clones</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Filesystems and volumes that are clones of it. While there are any, it can only be destroyed deferred.</td><td>-</td></tr><tr><td><a id="property-createtxg"></a> <code>createtxg</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Transaction group in which the snapshot was made.</td><td><code>Created.createtxg</code></td></tr><tr><td><a id="property-holds"></a> <code>holds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Number of holds (<code>userrefs</code>). While there are any, it can only be destroyed deferred.</td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Full name.</td><td><code>Created.name</code></td></tr><tr><td><a id="property-unique"></a> <code>unique</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that would be freed if it alone were destroyed; blocks shared with a neighbour do not count.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DoomedSnapshot.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DoomedSnapshot = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DoomedSnapshot as default
};
