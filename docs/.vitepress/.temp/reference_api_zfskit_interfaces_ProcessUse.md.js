import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProcessUse","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ProcessUse.md","filePath":"reference/api/zfskit/interfaces/ProcessUse.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ProcessUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ProcessUse</p><h1 id="interface-processuse" tabindex="-1">Interface: ProcessUse <a class="header-anchor" href="#interface-processuse" aria-label="Permalink to &quot;Interface: ProcessUse&quot;">​</a></h1><p>A process, as <code>/proc</code> names it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-command"></a> <code>command</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Its command, at most 15 bytes of it.</td></tr><tr><td><a id="property-pid"></a> <code>pid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ProcessUse.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProcessUse = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProcessUse as default
};
