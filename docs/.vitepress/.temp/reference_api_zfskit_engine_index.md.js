import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"zfskit/engine","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/engine/index.md","filePath":"reference/api/zfskit/engine/index.md"}');
const _sfc_main = { name: "reference/api/zfskit/engine/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / zfskit/engine</p><h1 id="zfskit-engine" tabindex="-1">zfskit/engine <a class="header-anchor" href="#zfskit-engine" aria-label="Permalink to &quot;zfskit/engine&quot;">​</a></h1><p>OpenZFS in userspace: <a href="./classes/UserspaceTransport.html">UserspaceTransport</a> has it in a child process, <a href="./classes/EngineTransport.html">EngineTransport</a> in this one.</p><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/EngineTransport.html">EngineTransport</a></li><li><a href="./classes/UserspaceTransport.html">UserspaceTransport</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/EngineOptions.html">EngineOptions</a></li><li><a href="./interfaces/LibzpoolRelease.html">LibzpoolRelease</a></li></ul><h2 id="variables" tabindex="-1">Variables <a class="header-anchor" href="#variables" aria-label="Permalink to &quot;Variables&quot;">​</a></h2><ul><li><a href="./variables/LIBZPOOL_RELEASES.html">LIBZPOOL_RELEASES</a></li></ul><h2 id="references" tabindex="-1">References <a class="header-anchor" href="#references" aria-label="Permalink to &quot;References&quot;">​</a></h2><h3 id="userspaceoptions" tabindex="-1">UserspaceOptions <a class="header-anchor" href="#userspaceoptions" aria-label="Permalink to &quot;UserspaceOptions&quot;">​</a></h3><p>Re-exports <a href="./../interfaces/UserspaceOptions.html">UserspaceOptions</a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/engine/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
