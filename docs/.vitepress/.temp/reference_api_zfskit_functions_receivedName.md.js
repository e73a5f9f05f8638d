import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: receivedName()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/functions/receivedName.md","filePath":"reference/api/zfskit/functions/receivedName.md"}');
const _sfc_main = { name: "reference/api/zfskit/functions/receivedName.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / receivedName</p><h1 id="function-receivedname" tabindex="-1">Function: receivedName() <a class="header-anchor" href="#function-receivedname" aria-label="Permalink to &quot;Function: receivedName()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> receivedName</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   sent</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   into</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   discard</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> string</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>The name that <code>zfs receive -d</code> and <code>-e</code> give to what was sent.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>sent</code></td><td><code>string</code></td><td>name of the snapshot on the sender, <code>pool/a/b@snapshot</code></td></tr><tr><td><code>into</code></td><td><code>string</code></td><td>filesystem below which it is received</td></tr><tr><td><code>discard</code></td><td><code>&quot;pool&quot;</code> | <code>&quot;all but last&quot;</code></td><td><code>pool</code> leaves out the first component of the name (<code>-d</code>): <code>into/a/b@snapshot</code>; <code>all but last</code> all but the last (<code>-e</code>): <code>into/b@snapshot</code>. What has no further component becomes <code>into@snapshot</code> with <code>pool</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>string</code></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ZfsError <code>ZFSKIT_INVALID_NAME</code>, also when the new name is too long</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/functions/receivedName.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const receivedName = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  receivedName as default
};
