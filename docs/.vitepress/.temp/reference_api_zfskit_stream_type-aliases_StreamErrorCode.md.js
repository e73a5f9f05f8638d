import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: StreamErrorCode","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/type-aliases/StreamErrorCode.md","filePath":"reference/api/zfskit/stream/type-aliases/StreamErrorCode.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/type-aliases/StreamErrorCode.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / StreamErrorCode</p><h1 id="type-alias-streamerrorcode" tabindex="-1">Type Alias: StreamErrorCode <a class="header-anchor" href="#type-alias-streamerrorcode" aria-label="Permalink to &quot;Type Alias: StreamErrorCode&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> StreamErrorCode</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> </span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_TRUNCATED&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_BAD_MAGIC&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_BAD_RECORD&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_BAD_SIZE&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_BAD_CHECKSUM&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_BAD_LIST&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_TRAILING&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;STREAM_NOT_BYTES&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;TOKEN_MALFORMED&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;TOKEN_BAD_VERSION&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;TOKEN_BAD_CHECKSUM&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;TOKEN_BAD_CONTENT&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;TOKEN_TOO_LARGE&quot;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>What is wrong with a stream or a resume token, as a stable string. Match on this, never on the message.</p><p>Streams:</p><ul><li><code>STREAM_TRUNCATED</code> it ends inside a record, or before its END record, which <code>zfs send --saved</code> leaves out</li><li><code>STREAM_BAD_MAGIC</code> it does not begin as a send stream does</li><li><code>STREAM_BAD_RECORD</code> a record of an unknown type, in a wrong place, or with a field that makes no sense</li><li><code>STREAM_BAD_SIZE</code> a payload larger than ZFS allows</li><li><code>STREAM_BAD_CHECKSUM</code> bytes before or in a record are not those that were sent</li><li><code>STREAM_BAD_LIST</code> the nvlist of a BEGIN record cannot be decoded</li><li><code>STREAM_TRAILING</code> bytes after the last record</li><li><code>STREAM_NOT_BYTES</code> the source gives something that is not a Uint8Array</li></ul><p>Resume tokens:</p><ul><li><code>TOKEN_MALFORMED</code> not of the form <code>1-checksum-size-hex</code></li><li><code>TOKEN_BAD_VERSION</code> a version other than 1</li><li><code>TOKEN_BAD_CHECKSUM</code> the text was changed or is incomplete</li><li><code>TOKEN_BAD_CONTENT</code> what was packed cannot be unpacked, or lacks a name that every token has</li><li><code>TOKEN_TOO_LARGE</code> larger than any that ZFS makes</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/type-aliases/StreamErrorCode.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const StreamErrorCode = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  StreamErrorCode as default
};
