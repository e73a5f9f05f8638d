import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: KSTAT_LIMITS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/variables/KSTAT_LIMITS.md","filePath":"reference/api/zfskit/variables/KSTAT_LIMITS.md"}');
const _sfc_main = { name: "reference/api/zfskit/variables/KSTAT_LIMITS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / KSTAT_LIMITS</p><h1 id="variable-kstat-limits" tabindex="-1">Variable: KSTAT_LIMITS <a class="header-anchor" href="#variable-kstat-limits" aria-label="Permalink to &quot;Variable: KSTAT\\_LIMITS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> KSTAT_LIMITS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> object</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Limits of what is read out of a kernel statistic: a text beyond them is refused, not cut off.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Name</th><th>Type</th><th>Default value</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>number</code></td><td>-</td><td>Bytes of one file.</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>200000</code></td><td><code>200_000</code></td><td>Rows of one file.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/variables/KSTAT_LIMITS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KSTAT_LIMITS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KSTAT_LIMITS as default
};
