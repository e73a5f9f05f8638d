import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DiffModified","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DiffModified.md","filePath":"reference/api/zfskit/interfaces/DiffModified.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DiffModified.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DiffModified</p><h1 id="interface-diffmodified" tabindex="-1">Interface: DiffModified <a class="header-anchor" href="#interface-diffmodified" aria-label="Permalink to &quot;Interface: DiffModified&quot;">​</a></h1><p>A file whose content, attributes or, for a directory, entries changed.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>DiffFacts</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-ctime"></a> <code>ctime</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>When it last changed, in nanoseconds since 1970: in the later snapshot, of what is removed in the earlier one.</td><td><code>DiffFacts.ctime</code></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;modified&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-links"></a> <code>links</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>How many hard links came (positive) or went; 0n when their number is the same.</td><td>-</td></tr><tr><td><a id="property-object"></a> <code>object</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td><td><code>DiffFacts.object</code></td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>From the root of the filesystem, beginning with a slash. Bytes that are not UTF-8 read as U+FFFD here.</td><td><code>DiffFacts.path</code></td></tr><tr><td><a id="property-pathbytes"></a> <code>pathBytes</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>The path as it is.</td><td><code>DiffFacts.pathBytes</code></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/FileType.html"><code>FileType</code></a></td><td>-</td><td><code>DiffFacts.type</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DiffModified.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DiffModified = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DiffModified as default
};
