import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ScrubOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ScrubOptions.md","filePath":"reference/api/zfskit/interfaces/ScrubOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ScrubOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ScrubOptions</p><h1 id="interface-scruboptions" tabindex="-1">Interface: ScrubOptions <a class="header-anchor" href="#interface-scruboptions" aria-label="Permalink to &quot;Interface: ScrubOptions&quot;">​</a></h1><p>Which part of a pool to scrub. All of it when nothing is given.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-end"></a> <code>end?</code></td><td><code>readonly</code></td><td><code>Date</code></td><td>Only blocks written at this time or before. Since 2.4.0.</td></tr><tr><td><a id="property-fromlasttxg"></a> <code>fromLastTxg?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Only blocks written since the last scrub that came to its end. Since 2.3.0.</td></tr><tr><td><a id="property-start"></a> <code>start?</code></td><td><code>readonly</code></td><td><code>Date</code></td><td>Only blocks written at this time or later; the kernel keeps times in steps of some minutes. Since 2.4.0.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ScrubOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ScrubOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ScrubOptions as default
};
