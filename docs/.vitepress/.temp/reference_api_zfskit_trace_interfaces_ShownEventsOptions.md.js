import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ShownEventsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/ShownEventsOptions.md","filePath":"reference/api/zfskit/trace/interfaces/ShownEventsOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/ShownEventsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / ShownEventsOptions</p><h1 id="interface-showneventsoptions" tabindex="-1">Interface: ShownEventsOptions <a class="header-anchor" href="#interface-showneventsoptions" aria-label="Permalink to &quot;Interface: ShownEventsOptions&quot;">​</a></h1><p>What <a href="./../classes/ShownEvents.html">ShownEvents</a> makes of events.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-filters"></a> <code>filters?</code></td><td><code>readonly</code></td><td>readonly <a href="./CallFilter.html"><code>CallFilter</code></a>[]</td><td>All of them must accept a call.</td></tr><tr><td><a id="property-showsecrets"></a> <code>showSecrets?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Leave wrapping keys and passwords as they are in the events.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/ShownEventsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ShownEventsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ShownEventsOptions as default
};
