import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: MAX_POOL_NAME_BYTES","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/variables/MAX_POOL_NAME_BYTES.md","filePath":"reference/api/zfskit/ioctl/variables/MAX_POOL_NAME_BYTES.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/variables/MAX_POOL_NAME_BYTES.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / MAX_POOL_NAME_BYTES</p><h1 id="variable-max-pool-name-bytes" tabindex="-1">Variable: MAX_POOL_NAME_BYTES <a class="header-anchor" href="#variable-max-pool-name-bytes" aria-label="Permalink to &quot;Variable: MAX\\_POOL\\_NAME\\_BYTES&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> MAX_POOL_NAME_BYTES</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 239</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 239</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Longest pool name in bytes: the kernel keeps room for <code>pool/$ORIGIN@$ORIGIN</code> (<code>pool_namecheck</code> in <code>module/zcommon/zfs_namecheck.c</code>).</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/variables/MAX_POOL_NAME_BYTES.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MAX_POOL_NAME_BYTES = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MAX_POOL_NAME_BYTES as default
};
