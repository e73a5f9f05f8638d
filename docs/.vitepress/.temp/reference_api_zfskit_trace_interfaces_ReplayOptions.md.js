import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReplayOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/ReplayOptions.md","filePath":"reference/api/zfskit/trace/interfaces/ReplayOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/ReplayOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / ReplayOptions</p><h1 id="interface-replayoptions" tabindex="-1">Interface: ReplayOptions <a class="header-anchor" href="#interface-replayoptions" aria-label="Permalink to &quot;Interface: ReplayOptions&quot;">​</a></h1><p>How a program has to follow a recording.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-order"></a> <code>order?</code></td><td><code>readonly</code></td><td><code>&quot;any&quot;</code> | <code>&quot;strict&quot;</code></td><td><code>strict</code>, the default: call by call in the recorded order, in which a call stands where it ended. <code>any</code>: each call is answered by the first recorded one that is the same and was not used yet, for programs that make several at a time.</td></tr><tr><td><a id="property-streams"></a> <code>streams?</code></td><td><code>readonly</code></td><td><code>ReadonlyMap</code>&lt;<code>number</code>, <code>Uint8Array</code>&lt;<code>ArrayBufferLike</code>&gt;&gt;</td><td>What sends write, by the <code>seq</code> of the recorded call: a recording has no streams. Without it a send that succeeded gives an empty one.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/ReplayOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReplayOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReplayOptions as default
};
