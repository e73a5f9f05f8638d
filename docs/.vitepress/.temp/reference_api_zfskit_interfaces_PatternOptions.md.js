import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PatternOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/PatternOptions.md","filePath":"reference/api/zfskit/interfaces/PatternOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/PatternOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / PatternOptions</p><h1 id="interface-patternoptions" tabindex="-1">Interface: PatternOptions <a class="header-anchor" href="#interface-patternoptions" aria-label="Permalink to &quot;Interface: PatternOptions&quot;">​</a></h1><p>Where a pattern looks for snapshots.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-recursive"></a> <code>recursive?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Also below the dataset: the same short names and ranges in each descendant. Those that a dataset does not have are left out there, as <code>zfs destroy -r</code> does.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/PatternOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PatternOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PatternOptions as default
};
