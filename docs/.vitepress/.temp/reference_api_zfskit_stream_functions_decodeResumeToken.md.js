import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: decodeResumeToken()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/functions/decodeResumeToken.md","filePath":"reference/api/zfskit/stream/functions/decodeResumeToken.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/functions/decodeResumeToken.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / decodeResumeToken</p><h1 id="function-decoderesumetoken" tabindex="-1">Function: decodeResumeToken() <a class="header-anchor" href="#function-decoderesumetoken" aria-label="Permalink to &quot;Function: decodeResumeToken()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> decodeResumeToken</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">token</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ResumeToken</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Reads a resume token, the value of the property <code>receive_resume_token</code>: a version, the first word of the fletcher-4 checksum of the compressed bytes, the size of the packed list, and that list, compressed with zlib, in hexadecimal. Names of later releases are ignored.</p><p>Source: <code>get_receive_resume_token_impl</code> in OpenZFS <code>module/zfs/dsl_dataset.c</code>, <code>zfs_send_resume_token_to_nvlist</code> in <code>lib/libzfs/libzfs_sendrecv.c</code>.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>token</code></td><td><code>string</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ResumeToken.html"><code>ResumeToken</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>StreamError <code>TOKEN_MALFORMED</code>, <code>TOKEN_BAD_VERSION</code>, <code>TOKEN_BAD_CHECKSUM</code>, <code>TOKEN_BAD_CONTENT</code>, <code>TOKEN_TOO_LARGE</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/functions/decodeResumeToken.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const decodeResumeToken = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  decodeResumeToken as default
};
