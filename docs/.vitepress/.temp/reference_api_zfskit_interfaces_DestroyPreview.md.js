import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DestroyPreview","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DestroyPreview.md","filePath":"reference/api/zfskit/interfaces/DestroyPreview.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DestroyPreview.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DestroyPreview</p><h1 id="interface-destroypreview" tabindex="-1">Interface: DestroyPreview <a class="header-anchor" href="#interface-destroypreview" aria-label="Permalink to &quot;Interface: DestroyPreview&quot;">​</a></h1><p>What destroying snapshots would do.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-missing"></a> <code>missing</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Names that were given and do not exist.</td></tr><tr><td><a id="property-obstacles"></a> <code>obstacles</code></td><td><code>readonly</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <code>&quot;EBUSY&quot;</code> | <code>&quot;EEXIST&quot;</code>&gt;</td><td>Why each of these would not be destroyed now, and thus, without <code>defer</code>, none: <code>EBUSY</code> held, <code>EEXIST</code> cloned.</td></tr><tr><td><a id="property-reclaim"></a> <code>reclaim</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that would be freed in all: more than the sum of <code>unique</code>, as neighbours share blocks.</td></tr><tr><td><a id="property-snapshots"></a> <code>snapshots</code></td><td><code>readonly</code></td><td>readonly <a href="./DoomedSnapshot.html"><code>DoomedSnapshot</code></a>[]</td><td>In the order in which they were made, dataset by dataset.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DestroyPreview.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DestroyPreview = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DestroyPreview as default
};
