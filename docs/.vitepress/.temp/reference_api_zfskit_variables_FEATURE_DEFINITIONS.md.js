import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: FEATURE_DEFINITIONS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/variables/FEATURE_DEFINITIONS.md","filePath":"reference/api/zfskit/variables/FEATURE_DEFINITIONS.md"}');
const _sfc_main = { name: "reference/api/zfskit/variables/FEATURE_DEFINITIONS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / FEATURE_DEFINITIONS</p><h1 id="variable-feature-definitions" tabindex="-1">Variable: FEATURE_DEFINITIONS <a class="header-anchor" href="#variable-feature-definitions" aria-label="Permalink to &quot;Variable: FEATURE\\_DEFINITIONS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> FEATURE_DEFINITIONS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Readonly</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">Record</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">PoolFeature</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">FeatureDefinition</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&gt;&gt;;</span></span></code></pre></div><p>Pool features by name. Facts: <code>module/zcommon/zfeature_common.c</code> of each release, compiled and dumped (2.0.3 to 2.4.4).</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/variables/FEATURE_DEFINITIONS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FEATURE_DEFINITIONS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FEATURE_DEFINITIONS as default
};
