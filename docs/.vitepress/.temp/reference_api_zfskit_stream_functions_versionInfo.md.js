import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: versionInfo()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/functions/versionInfo.md","filePath":"reference/api/zfskit/stream/functions/versionInfo.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/functions/versionInfo.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / versionInfo</p><h1 id="function-versioninfo" tabindex="-1">Function: versionInfo() <a class="header-anchor" href="#function-versioninfo" aria-label="Permalink to &quot;Function: versionInfo()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> versionInfo</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">type</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">features</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> bigint</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p><code>drr_versioninfo</code> of a BEGIN record.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>type</code></td><td><code>&quot;substream&quot;</code> | <code>&quot;compound&quot;</code></td></tr><tr><td><code>features</code></td><td><code>Iterable</code>&lt; | <code>&quot;raw&quot;</code> | <code>&quot;holds&quot;</code> | <code>&quot;compressed&quot;</code> | <code>&quot;dedup&quot;</code> | <code>&quot;redacted&quot;</code> | <code>&quot;longname&quot;</code> | <code>&quot;large_blocks&quot;</code> | <code>&quot;large_dnode&quot;</code> | <code>&quot;large_microzap&quot;</code> | <code>&quot;lz4&quot;</code> | <code>&quot;zstd&quot;</code> | <code>&quot;dedupprops&quot;</code> | <code>&quot;sa_spill&quot;</code> | <code>&quot;embed_data&quot;</code> | <code>&quot;resuming&quot;</code> | <code>&quot;switch_to_large_blocks&quot;</code>&gt;</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>bigint</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/functions/versionInfo.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const versionInfo = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  versionInfo as default
};
