import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: UNMOUNT_FLAGS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/variables/UNMOUNT_FLAGS.md","filePath":"reference/api/zfskit/ioctl/variables/UNMOUNT_FLAGS.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/variables/UNMOUNT_FLAGS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / UNMOUNT_FLAGS</p><h1 id="variable-unmount-flags" tabindex="-1">Variable: UNMOUNT_FLAGS <a class="header-anchor" href="#variable-unmount-flags" aria-label="Permalink to &quot;Variable: UNMOUNT\\_FLAGS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> UNMOUNT_FLAGS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> object</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Flags of umount2(2).</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Name</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><a id="property-mnt_detach"></a> <code>MNT_DETACH</code></td><td><code>2</code></td><td><code>2</code></td></tr><tr><td><a id="property-mnt_force"></a> <code>MNT_FORCE</code></td><td><code>1</code></td><td><code>1</code></td></tr><tr><td><a id="property-umount_nofollow"></a> <code>UMOUNT_NOFOLLOW</code></td><td><code>8</code></td><td><code>8</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/variables/UNMOUNT_FLAGS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UNMOUNT_FLAGS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UNMOUNT_FLAGS as default
};
