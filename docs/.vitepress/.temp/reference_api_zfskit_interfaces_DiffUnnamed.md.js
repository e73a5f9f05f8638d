import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DiffUnnamed","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DiffUnnamed.md","filePath":"reference/api/zfskit/interfaces/DiffUnnamed.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DiffUnnamed.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DiffUnnamed</p><h1 id="interface-diffunnamed" tabindex="-1">Interface: DiffUnnamed <a class="header-anchor" href="#interface-diffunnamed" aria-label="Permalink to &quot;Interface: DiffUnnamed&quot;">​</a></h1><p>A file that is in one snapshot or both, and whose path the kernel cannot tell there: it was a hard link whose directory is gone. <code>zfs diff</code> warns of it.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>Pick</code>&lt;<code>DiffFacts</code>, <code>&quot;object&quot;</code> | <code>&quot;type&quot;</code> | <code>&quot;ctime&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-code"></a> <code>code</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ZfsErrorCode.html"><code>ZfsErrorCode</code></a></td><td>-</td><td>-</td></tr><tr><td><a id="property-ctime"></a> <code>ctime</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>When it last changed, in nanoseconds since 1970: in the later snapshot, of what is removed in the earlier one.</td><td><a href="./DiffModified.html"><code>DiffModified</code></a>.<a href="./DiffModified.html#property-ctime"><code>ctime</code></a></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;unnamed&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-object"></a> <code>object</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td><td><a href="./DiffModified.html"><code>DiffModified</code></a>.<a href="./DiffModified.html#property-object"><code>object</code></a></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/FileType.html"><code>FileType</code></a></td><td>-</td><td><a href="./DiffModified.html"><code>DiffModified</code></a>.<a href="./DiffModified.html#property-type"><code>type</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DiffUnnamed.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DiffUnnamed = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DiffUnnamed as default
};
