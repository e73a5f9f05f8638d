import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Scope","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/Scope.md","filePath":"reference/api/zfskit/service/interfaces/Scope.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/Scope.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / Scope</p><h1 id="interface-scope" tabindex="-1">Interface: Scope <a class="header-anchor" href="#interface-scope" aria-label="Permalink to &quot;Interface: Scope&quot;">​</a></h1><p>Where a rule holds: a dataset with its snapshots and bookmarks, and, with <code>below</code>, all below it. Everything is &#39;&#39; with <code>below</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-below"></a> <code>below</code></td><td><code>readonly</code></td><td><code>boolean</code></td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/Scope.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Scope = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Scope as default
};
