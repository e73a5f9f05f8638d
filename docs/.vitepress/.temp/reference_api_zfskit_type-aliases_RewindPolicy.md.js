import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: RewindPolicy","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/type-aliases/RewindPolicy.md","filePath":"reference/api/zfskit/type-aliases/RewindPolicy.md"}');
const _sfc_main = { name: "reference/api/zfskit/type-aliases/RewindPolicy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / RewindPolicy</p><h1 id="type-alias-rewindpolicy" tabindex="-1">Type Alias: RewindPolicy <a class="header-anchor" href="#type-alias-rewindpolicy" aria-label="Permalink to &quot;Type Alias: RewindPolicy&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> RewindPolicy</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> </span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;recent&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;extreme&quot;</span></span>
<span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">  |</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> {</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">  txg</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> bigint</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">};</span></span></code></pre></div><p>How far a pool that cannot be imported as it is may be taken back, losing what was written since. Never to before its last export or change of vdevs: the labels are newer then, and fit no older state.</p><ul><li><code>recent</code>: to one of the last three transaction groups, whose blocks are not reused yet (<code>zpool import -F</code>)</li><li><code>extreme</code>: as far as uberblocks go back (<code>-FX</code>); blocks may have been overwritten since, reading all of the pool finds out</li><li><code>{ txg }</code>: to the newest state of this txg or before, without trying newer ones (<code>-T</code>)</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/type-aliases/RewindPolicy.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RewindPolicy = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RewindPolicy as default
};
