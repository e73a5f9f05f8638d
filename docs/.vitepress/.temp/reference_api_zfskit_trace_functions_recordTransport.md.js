import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: recordTransport()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/functions/recordTransport.md","filePath":"reference/api/zfskit/trace/functions/recordTransport.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/functions/recordTransport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / recordTransport</p><h1 id="function-recordtransport" tabindex="-1">Function: recordTransport() <a class="header-anchor" href="#function-recordtransport" aria-label="Permalink to &quot;Function: recordTransport()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> recordTransport</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">transport</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">target</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Transport</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>A <code>Transport</code> that records what goes through it: the calls of this process alone, without a tracer. What comes of it can be shown, compared and replayed as any trace. Closing it closes the other transport, and does not end the recording.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>transport</code></td><td><a href="./../../ioctl/interfaces/Transport.html"><code>Transport</code></a></td><td>carries out the calls</td></tr><tr><td><code>target</code></td><td><a href="./../interfaces/TraceTarget.html"><code>TraceTarget</code></a></td><td>is given each call when it has come back; wrapping keys are in it, which <code>RecordingWriter</code> overwrites. An array must copy what it keeps: lists with keys are overwritten after the call</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../ioctl/interfaces/Transport.html"><code>Transport</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/functions/recordTransport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const recordTransport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  recordTransport as default
};
