import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Trace","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/Trace.md","filePath":"reference/api/zfskit/trace/interfaces/Trace.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/Trace.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / Trace</p><h1 id="interface-trace" tabindex="-1">Interface: Trace <a class="header-anchor" href="#interface-trace" aria-label="Permalink to &quot;Interface: Trace&quot;">​</a></h1><p>A running trace: its events, once, in order.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>AsyncIterable</code>&lt;<a href="./../type-aliases/TraceEvent.html"><code>TraceEvent</code></a>&gt;</li><li><code>AsyncDisposable</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-end"></a> <code>end</code></td><td><code>readonly</code></td><td><code>Promise</code>&lt;<a href="./ProgramEnd.html"><code>ProgramEnd</code></a>&gt;</td><td>Resolves when the program that was started has ended, or the tracer has let go of it.</td></tr><tr><td><a id="property-header"></a> <code>header</code></td><td><code>readonly</code></td><td><a href="./TraceHeader.html"><code>TraceHeader</code></a></td><td>-</td></tr></tbody></table><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to &quot;Methods&quot;">​</a></h2><h3 id="detach" tabindex="-1">detach() <a class="header-anchor" href="#detach" aria-label="Permalink to &quot;detach()&quot;">​</a></h3><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">detach</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(): </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">Promise</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">&lt;void&gt;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Lets go of all that is traced, which runs on; the events then end.</p><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h4><p><code>Promise</code>&lt;<code>void</code>&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/Trace.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Trace = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Trace as default
};
