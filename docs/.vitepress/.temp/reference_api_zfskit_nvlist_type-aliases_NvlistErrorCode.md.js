import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: NvlistErrorCode","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/type-aliases/NvlistErrorCode.md","filePath":"reference/api/zfskit/nvlist/type-aliases/NvlistErrorCode.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/type-aliases/NvlistErrorCode.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / NvlistErrorCode</p><h1 id="type-alias-nvlisterrorcode" tabindex="-1">Type Alias: NvlistErrorCode <a class="header-anchor" href="#type-alias-nvlisterrorcode" aria-label="Permalink to &quot;Type Alias: NvlistErrorCode&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> NvlistErrorCode</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> </span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_TRUNCATED&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_ENCODING&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_ENDIAN&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_VERSION&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_SIZE&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_NAME&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_TYPE&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_COUNT&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_VALUE&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_STRING&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_TRAILING&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_TOO_DEEP&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_TOO_MANY_PAIRS&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_TOO_LARGE&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_MISSING&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_WRONG_TYPE&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_OUT_OF_RANGE&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_AMBIGUOUS&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_UNKNOWN_KEY&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;NVLIST_BAD_JSON&quot;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>What went wrong, as a stable string. Match on this, never on the message.</p><p>Reading bytes:</p><ul><li><code>NVLIST_TRUNCATED</code> the input ends inside the list</li><li><code>NVLIST_BAD_ENCODING</code> byte 0 is neither native nor XDR</li><li><code>NVLIST_BAD_ENDIAN</code> byte 1 of a native stream is neither little nor big</li><li><code>NVLIST_BAD_VERSION</code> an embedded native list has a version other than 0</li><li><code>NVLIST_BAD_SIZE</code> the size of a pair does not fit its name and value</li><li><code>NVLIST_BAD_NAME</code> a name is empty of its NUL, has one too early, or is too long</li><li><code>NVLIST_BAD_TYPE</code> unknown data type</li><li><code>NVLIST_BAD_COUNT</code> an element count that the data type does not allow</li><li><code>NVLIST_BAD_VALUE</code> a boolean that is neither 0 nor 1</li><li><code>NVLIST_BAD_STRING</code> a string without end, or one that cannot be written (NUL or a lone surrogate inside)</li><li><code>NVLIST_TRAILING</code> bytes after the end, where that was asked to be refused</li></ul><p>Limits, see <a href="./../variables/LIMITS.html">LIMITS</a>:</p><ul><li><code>NVLIST_TOO_DEEP</code> more embedded levels than allowed</li><li><code>NVLIST_TOO_MANY_PAIRS</code> more pairs than allowed</li><li><code>NVLIST_TOO_LARGE</code> more bytes than allowed</li></ul><p>Looking up, building and schemas:</p><ul><li><code>NVLIST_MISSING</code> no pair of that name, or a required key without a value</li><li><code>NVLIST_WRONG_TYPE</code> the pair has, or the value would need, another data type</li><li><code>NVLIST_OUT_OF_RANGE</code> a number that does not fit its data type</li><li><code>NVLIST_AMBIGUOUS</code> a JavaScript value that could be several data types: use a constructor</li><li><code>NVLIST_UNKNOWN_KEY</code> a key that the schema does not have</li><li><code>NVLIST_BAD_JSON</code> text that is not the JSON form of a list</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/type-aliases/NvlistErrorCode.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NvlistErrorCode = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NvlistErrorCode as default
};
