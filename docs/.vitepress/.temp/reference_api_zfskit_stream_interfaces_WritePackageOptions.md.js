import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WritePackageOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/WritePackageOptions.md","filePath":"reference/api/zfskit/stream/interfaces/WritePackageOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/WritePackageOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / WritePackageOptions</p><h1 id="interface-writepackageoptions" tabindex="-1">Interface: WritePackageOptions <a class="header-anchor" href="#interface-writepackageoptions" aria-label="Permalink to &quot;Interface: WritePackageOptions&quot;">​</a></h1><p>Options of <a href="./../functions/writePackage.html">writePackage</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-features"></a> <code>features?</code></td><td><code>readonly</code></td><td>readonly (<code>&quot;holds&quot;</code> | <code>&quot;sa_spill&quot;</code>)[]</td><td>Features of the package itself; those of substreams are their own. libzfs sets <code>sa_spill</code> for a filesystem, and <code>holds</code> where the list has holds. Default: <code>sa_spill</code>.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the writing; the iteration then throws the signal&#39;s reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/WritePackageOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WritePackageOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WritePackageOptions as default
};
