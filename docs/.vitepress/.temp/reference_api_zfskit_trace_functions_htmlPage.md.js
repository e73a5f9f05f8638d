import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: htmlPage()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/functions/htmlPage.md","filePath":"reference/api/zfskit/trace/functions/htmlPage.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/functions/htmlPage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / htmlPage</p><h1 id="function-htmlpage" tabindex="-1">Function: htmlPage() <a class="header-anchor" href="#function-htmlpage" aria-label="Permalink to &quot;Function: htmlPage()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> htmlPage</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   header</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   events</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> AsyncGenerator</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">string</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">void</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">undefined</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&gt;;</span></span></code></pre></div><p>A trace as one HTML page, in pieces: it needs no network and no other file, and its policy (CSP) forbids both. What comes from the trace is JSON in elements that browsers do not run; the page&#39;s script puts it in as text only.</p><p>Nothing but the current piece is kept, 256 KiB and a call. The details of calls beyond 384 MiB are left out, and so are calls and events of processes beyond what browsers can show; the page says how many.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>header</code></td><td><a href="./../interfaces/TraceHeader.html"><code>TraceHeader</code></a></td></tr><tr><td><code>events</code></td><td>| <code>Iterable</code>&lt;<a href="./../type-aliases/PageEvent.html"><code>PageEvent</code></a>, <code>any</code>, <code>any</code>&gt; | <code>AsyncIterable</code>&lt;<a href="./../type-aliases/PageEvent.html"><code>PageEvent</code></a>, <code>any</code>, <code>any</code>&gt;</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/HtmlPageOptions.html"><code>HtmlPageOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>AsyncGenerator</code>&lt;<code>string</code>, <code>void</code>, <code>undefined</code>&gt;</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/functions/htmlPage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const htmlPage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  htmlPage as default
};
