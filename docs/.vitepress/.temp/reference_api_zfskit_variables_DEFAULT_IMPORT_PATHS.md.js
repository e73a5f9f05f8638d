import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: DEFAULT_IMPORT_PATHS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/variables/DEFAULT_IMPORT_PATHS.md","filePath":"reference/api/zfskit/variables/DEFAULT_IMPORT_PATHS.md"}');
const _sfc_main = { name: "reference/api/zfskit/variables/DEFAULT_IMPORT_PATHS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DEFAULT_IMPORT_PATHS</p><h1 id="variable-default-import-paths" tabindex="-1">Variable: DEFAULT_IMPORT_PATHS <a class="header-anchor" href="#variable-default-import-paths" aria-label="Permalink to &quot;Variable: DEFAULT\\_IMPORT\\_PATHS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> DEFAULT_IMPORT_PATHS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> readonly</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> string</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">[];</span></span></code></pre></div><p>Where pools are looked for when no paths are given, in this order of preference. Source: <code>zpool_default_import_path</code> in <code>lib/libzutil/os/linux/zutil_import_os.c</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/variables/DEFAULT_IMPORT_PATHS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DEFAULT_IMPORT_PATHS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DEFAULT_IMPORT_PATHS as default
};
