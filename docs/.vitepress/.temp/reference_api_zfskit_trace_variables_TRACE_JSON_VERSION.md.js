import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: TRACE_JSON_VERSION","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/variables/TRACE_JSON_VERSION.md","filePath":"reference/api/zfskit/trace/variables/TRACE_JSON_VERSION.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/variables/TRACE_JSON_VERSION.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / TRACE_JSON_VERSION</p><h1 id="variable-trace-json-version" tabindex="-1">Variable: TRACE_JSON_VERSION <a class="header-anchor" href="#variable-trace-json-version" aria-label="Permalink to &quot;Variable: TRACE\\_JSON\\_VERSION&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> TRACE_JSON_VERSION</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 1</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Version of the objects: it changes when a name goes or means something else, not when one is added.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/variables/TRACE_JSON_VERSION.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TRACE_JSON_VERSION = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TRACE_JSON_VERSION as default
};
