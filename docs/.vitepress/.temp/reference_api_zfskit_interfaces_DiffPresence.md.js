import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DiffPresence","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DiffPresence.md","filePath":"reference/api/zfskit/interfaces/DiffPresence.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DiffPresence.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DiffPresence</p><h1 id="interface-diffpresence" tabindex="-1">Interface: DiffPresence <a class="header-anchor" href="#interface-diffpresence" aria-label="Permalink to &quot;Interface: DiffPresence&quot;">​</a></h1><p>A file that came or went. One that was made anew under its old number went first, and then came.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>DiffFacts</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-ctime"></a> <code>ctime</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>When it last changed, in nanoseconds since 1970: in the later snapshot, of what is removed in the earlier one.</td><td><code>DiffFacts.ctime</code></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;removed&quot;</code> | <code>&quot;created&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-object"></a> <code>object</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td><td><code>DiffFacts.object</code></td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>From the root of the filesystem, beginning with a slash. Bytes that are not UTF-8 read as U+FFFD here.</td><td><code>DiffFacts.path</code></td></tr><tr><td><a id="property-pathbytes"></a> <code>pathBytes</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>The path as it is.</td><td><code>DiffFacts.pathBytes</code></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/FileType.html"><code>FileType</code></a></td><td>-</td><td><code>DiffFacts.type</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DiffPresence.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DiffPresence = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DiffPresence as default
};
