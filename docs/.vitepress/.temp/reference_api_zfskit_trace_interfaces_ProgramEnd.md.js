import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProgramEnd","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/ProgramEnd.md","filePath":"reference/api/zfskit/trace/interfaces/ProgramEnd.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/ProgramEnd.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / ProgramEnd</p><h1 id="interface-programend" tabindex="-1">Interface: ProgramEnd <a class="header-anchor" href="#interface-programend" aria-label="Permalink to &quot;Interface: ProgramEnd&quot;">​</a></h1><p>How a program ended.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-signal"></a> <code>signal</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>The number of the signal that killed it.</td></tr><tr><td><a id="property-status"></a> <code>status</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>Its exit status; undefined when a signal killed it, or the tracer let go of it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/ProgramEnd.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProgramEnd = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProgramEnd as default
};
