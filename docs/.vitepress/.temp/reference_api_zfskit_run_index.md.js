import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"zfskit/run","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/run/index.md","filePath":"reference/api/zfskit/run/index.md"}');
const _sfc_main = { name: "reference/api/zfskit/run/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / zfskit/run</p><h1 id="zfskit-run" tabindex="-1">zfskit/run <a class="header-anchor" href="#zfskit-run" aria-label="Permalink to &quot;zfskit/run&quot;">​</a></h1><p><a href="./functions/runProgram.html">runProgram</a> runs a program whose ZFS ioctls go to an engine or a service.</p><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/RunningProgram.html">RunningProgram</a></li><li><a href="./interfaces/RunProgramOptions.html">RunProgramOptions</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/runProgram.html">runProgram</a></li></ul><h2 id="references" tabindex="-1">References <a class="header-anchor" href="#references" aria-label="Permalink to &quot;References&quot;">​</a></h2><h3 id="programend" tabindex="-1">ProgramEnd <a class="header-anchor" href="#programend" aria-label="Permalink to &quot;ProgramEnd&quot;">​</a></h3><p>Re-exports <a href="./../trace/interfaces/ProgramEnd.html">ProgramEnd</a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/run/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
