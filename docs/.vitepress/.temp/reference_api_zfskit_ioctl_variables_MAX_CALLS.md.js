import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: MAX_CALLS","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/variables/MAX_CALLS.md","filePath":"reference/api/zfskit/ioctl/variables/MAX_CALLS.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/variables/MAX_CALLS.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / MAX_CALLS</p><h1 id="variable-max-calls" tabindex="-1">Variable: MAX_CALLS <a class="header-anchor" href="#variable-max-calls" aria-label="Permalink to &quot;Variable: MAX\\_CALLS&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> MAX_CALLS</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> object</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Most calls of each kind at a time, in all and, with those that were given up and still hold a thread, of one pool; further ones wait for their turn.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Name</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><a id="property-receive"></a> <code>receive</code></td><td><code>64</code></td><td><code>64</code></td></tr><tr><td><a id="property-send"></a> <code>send</code></td><td><code>64</code></td><td><code>64</code></td></tr><tr><td><a id="property-short"></a> <code>short</code></td><td><code>8</code></td><td><code>8</code></td></tr><tr><td><a id="property-wait"></a> <code>wait</code></td><td><code>64</code></td><td><code>64</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/variables/MAX_CALLS.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MAX_CALLS = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MAX_CALLS as default
};
