import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DiffOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DiffOptions.md","filePath":"reference/api/zfskit/interfaces/DiffOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DiffOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DiffOptions</p><h1 id="interface-diffoptions" tabindex="-1">Interface: DiffOptions <a class="header-anchor" href="#interface-diffoptions" aria-label="Permalink to &quot;Interface: DiffOptions&quot;">​</a></h1><p>How to compare.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the comparison with the signal&#39;s reason. Nothing of it remains in the kernel.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DiffOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DiffOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DiffOptions as default
};
