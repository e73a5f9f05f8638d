import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ImportSearch","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ImportSearch.md","filePath":"reference/api/zfskit/interfaces/ImportSearch.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ImportSearch.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ImportSearch</p><h1 id="interface-importsearch" tabindex="-1">Interface: ImportSearch <a class="header-anchor" href="#interface-importsearch" aria-label="Permalink to &quot;Interface: ImportSearch&quot;">​</a></h1><p>Where to look for pools.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./ImportableSearch.html"><code>ImportableSearch</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-concurrency"></a> <code>concurrency?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Devices to read at the same time, 1 to 64; 16 by default.</td></tr><tr><td><a id="property-paths"></a> <code>paths?</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Directories, whose files and block devices are read, and single files or devices, in order of preference. Default: <a href="./../variables/DEFAULT_IMPORT_PATHS.html">DEFAULT_IMPORT_PATHS</a>, of which those that are not there are passed over.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the search, which fails with the signal&#39;s reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ImportSearch.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ImportSearch = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ImportSearch as default
};
