import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EngineOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/engine/interfaces/EngineOptions.md","filePath":"reference/api/zfskit/engine/interfaces/EngineOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/engine/interfaces/EngineOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/engine</a> / EngineOptions</p><h1 id="interface-engineoptions" tabindex="-1">Interface: EngineOptions <a class="header-anchor" href="#interface-engineoptions" aria-label="Permalink to &quot;Interface: EngineOptions&quot;">​</a></h1><p>How to start an engine in this process.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-keepspools"></a> <code>keepsPools?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>When it is closed pools stay imported, for the next engine with that folder; else they are exported. Default false.</td></tr><tr><td><a id="property-libraries"></a> <code>libraries?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Folder with libzpool and the libraries that it needs; the system&#39;s when left out.</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Folder in which the engine remembers its pools (<code>zpool.cache</code>). Made when it is not there.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/engine/interfaces/EngineOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EngineOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EngineOptions as default
};
