import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: MAX_LAST_RECORDS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/variables/MAX_LAST_RECORDS.md","filePath":"reference/api/zfskit/variables/MAX_LAST_RECORDS.md"}');
const _sfc_main = { name: "reference/api/zfskit/variables/MAX_LAST_RECORDS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / MAX_LAST_RECORDS</p><h1 id="variable-max-last-records" tabindex="-1">Variable: MAX_LAST_RECORDS <a class="header-anchor" href="#variable-max-last-records" aria-label="Permalink to &quot;Variable: MAX\\_LAST\\_RECORDS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> MAX_LAST_RECORDS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 100000</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 100_000</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Most records that <code>last</code> can ask for: they are kept in memory.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/variables/MAX_LAST_RECORDS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MAX_LAST_RECORDS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MAX_LAST_RECORDS as default
};
