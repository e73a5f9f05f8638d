import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: MOUNT_FLAGS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/variables/MOUNT_FLAGS.md","filePath":"reference/api/zfskit/ioctl/variables/MOUNT_FLAGS.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/variables/MOUNT_FLAGS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / MOUNT_FLAGS</p><h1 id="variable-mount-flags" tabindex="-1">Variable: MOUNT_FLAGS <a class="header-anchor" href="#variable-mount-flags" aria-label="Permalink to &quot;Variable: MOUNT\\_FLAGS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> MOUNT_FLAGS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> object</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Flags of mount(2) that ZFS&#39;s options come to (<code>include/uapi/linux/mount.h</code>).</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Name</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><a id="property-ms_mandlock"></a> <code>MS_MANDLOCK</code></td><td><code>64</code></td><td><code>64</code></td></tr><tr><td><a id="property-ms_noatime"></a> <code>MS_NOATIME</code></td><td><code>1024</code></td><td><code>1024</code></td></tr><tr><td><a id="property-ms_nodev"></a> <code>MS_NODEV</code></td><td><code>4</code></td><td><code>4</code></td></tr><tr><td><a id="property-ms_noexec"></a> <code>MS_NOEXEC</code></td><td><code>8</code></td><td><code>8</code></td></tr><tr><td><a id="property-ms_nosuid"></a> <code>MS_NOSUID</code></td><td><code>2</code></td><td><code>2</code></td></tr><tr><td><a id="property-ms_rdonly"></a> <code>MS_RDONLY</code></td><td><code>1</code></td><td><code>1</code></td></tr><tr><td><a id="property-ms_relatime"></a> <code>MS_RELATIME</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-ms_strictatime"></a> <code>MS_STRICTATIME</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/variables/MOUNT_FLAGS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MOUNT_FLAGS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MOUNT_FLAGS as default
};
