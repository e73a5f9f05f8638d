import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ChannelProgramOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ChannelProgramOptions.md","filePath":"reference/api/zfskit/interfaces/ChannelProgramOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ChannelProgramOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ChannelProgramOptions</p><h1 id="interface-channelprogramoptions" tabindex="-1">Interface: ChannelProgramOptions <a class="header-anchor" href="#interface-channelprogramoptions" aria-label="Permalink to &quot;Interface: ChannelProgramOptions&quot;">​</a></h1><p>How to run a channel program.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-args"></a> <code>args?</code></td><td><code>readonly</code></td><td><code>object</code></td><td>What the program gets as <code>...</code>: a table.</td></tr><tr><td><a id="property-deadlinems"></a> <code>deadlineMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds after which the wait for the program is given up; the kernel goes on with it.</td></tr><tr><td><a id="property-instructionlimit"></a> <code>instructionLimit?</code></td><td><code>readonly</code></td><td><code>number</code> | <code>bigint</code></td><td>Lua instructions, at most 100,000,000. Default 10,000,000.</td></tr><tr><td><a id="property-memorylimit"></a> <code>memoryLimit?</code></td><td><code>readonly</code></td><td><code>number</code> | <code>bigint</code></td><td>Bytes of memory, at most 100 MiB. Default 10 MiB.</td></tr><tr><td><a id="property-readonly"></a> <code>readOnly?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The program only reads: it runs beside the pool&#39;s transaction groups, and cannot call <code>zfs.sync</code>. Default false.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ChannelProgramOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ChannelProgramOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ChannelProgramOptions as default
};
