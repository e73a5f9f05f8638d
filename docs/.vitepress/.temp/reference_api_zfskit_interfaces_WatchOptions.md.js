import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WatchOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/WatchOptions.md","filePath":"reference/api/zfskit/interfaces/WatchOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/WatchOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / WatchOptions</p><h1 id="interface-watchoptions" tabindex="-1">Interface: WatchOptions <a class="header-anchor" href="#interface-watchoptions" aria-label="Permalink to &quot;Interface: WatchOptions&quot;">​</a></h1><p>How to watch a pool.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-history"></a> <code>history?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Also reads the state after events that say what was done to datasets (<code>sysevent.fs.zfs.history_event</code>). There can be many, and the state of the pool is seldom another. Default false.</td></tr><tr><td><a id="property-settlems"></a> <code>settleMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds to wait behind an event for others that belong to the same change. Default 100.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the watch with the signal&#39;s reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/WatchOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WatchOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WatchOptions as default
};
