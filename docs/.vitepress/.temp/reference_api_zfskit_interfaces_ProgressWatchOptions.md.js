import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProgressWatchOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ProgressWatchOptions.md","filePath":"reference/api/zfskit/interfaces/ProgressWatchOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ProgressWatchOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ProgressWatchOptions</p><h1 id="interface-progresswatchoptions" tabindex="-1">Interface: ProgressWatchOptions <a class="header-anchor" href="#interface-progresswatchoptions" aria-label="Permalink to &quot;Interface: ProgressWatchOptions&quot;">​</a></h1><p>Options of <a href="./../classes/Pools.html#progress">Pools.progress</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-intervalseconds"></a> <code>intervalSeconds?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Seconds from one item to the next. Default 1.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the iteration, which throws its reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ProgressWatchOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProgressWatchOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProgressWatchOptions as default
};
