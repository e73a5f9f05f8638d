import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: LIBZPOOL_RELEASES","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/engine/variables/LIBZPOOL_RELEASES.md","filePath":"reference/api/zfskit/engine/variables/LIBZPOOL_RELEASES.md"}');
const _sfc_main = { name: "reference/api/zfskit/engine/variables/LIBZPOOL_RELEASES.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/engine</a> / LIBZPOOL_RELEASES</p><h1 id="variable-libzpool-releases" tabindex="-1">Variable: LIBZPOOL_RELEASES <a class="header-anchor" href="#variable-libzpool-releases" aria-label="Permalink to &quot;Variable: LIBZPOOL\\_RELEASES&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> LIBZPOOL_RELEASES</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> readonly</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> LibzpoolRelease</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">[];</span></span></code></pre></div><p>Newest first. Each was measured with Debian&#39;s packages: bookworm, trixie, sid.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/engine/variables/LIBZPOOL_RELEASES.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LIBZPOOL_RELEASES = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LIBZPOOL_RELEASES as default
};
