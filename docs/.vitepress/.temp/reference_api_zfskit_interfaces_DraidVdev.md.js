import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DraidVdev","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DraidVdev.md","filePath":"reference/api/zfskit/interfaces/DraidVdev.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DraidVdev.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DraidVdev</p><h1 id="interface-draidvdev" tabindex="-1">Interface: DraidVdev <a class="header-anchor" href="#interface-draidvdev" aria-label="Permalink to &quot;Interface: DraidVdev&quot;">​</a></h1><p>A raidz whose groups and spares are distributed over all its vdevs; since 2.1.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./DraidWidths.html"><code>DraidWidths</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-children"></a> <code>children</code></td><td><code>readonly</code></td><td>readonly <a href="./LeafVdev.html"><code>LeafVdev</code></a>[]</td><td>-</td><td>-</td></tr><tr><td><a id="property-data"></a> <code>data</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td><td><a href="./DraidWidths.html"><code>DraidWidths</code></a>.<a href="./DraidWidths.html#property-data"><code>data</code></a></td></tr><tr><td><a id="property-groups"></a> <code>groups</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Groups until the pattern repeats: the kernel stores it as <code>draid_ngroups</code>.</td><td><a href="./DraidWidths.html"><code>DraidWidths</code></a>.<a href="./DraidWidths.html#property-groups"><code>groups</code></a></td></tr><tr><td><a id="property-parity"></a> <code>parity</code></td><td><code>readonly</code></td><td><code>1</code> | <code>2</code> | <code>3</code></td><td>-</td><td><a href="./DraidWidths.html"><code>DraidWidths</code></a>.<a href="./DraidWidths.html#property-parity"><code>parity</code></a></td></tr><tr><td><a id="property-spares"></a> <code>spares</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td><td><a href="./DraidWidths.html"><code>DraidWidths</code></a>.<a href="./DraidWidths.html#property-spares"><code>spares</code></a></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><code>&quot;draid&quot;</code></td><td>-</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DraidVdev.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DraidVdev = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DraidVdev as default
};
