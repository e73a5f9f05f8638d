import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: inheritedDescriptors()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/functions/inheritedDescriptors.md","filePath":"reference/api/zfskit/trace/functions/inheritedDescriptors.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/functions/inheritedDescriptors.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / inheritedDescriptors</p><h1 id="function-inheriteddescriptors" tabindex="-1">Function: inheritedDescriptors() <a class="header-anchor" href="#function-inheriteddescriptors" aria-label="Permalink to &quot;Function: inheritedDescriptors()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> inheritedDescriptors</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">()</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> number</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">[];</span></span></code></pre></div><p>Descriptors above 2 that this process got from the one that started it, as far as can be told: files, devices, sockets, and pipes of which it has one end. What Node opens for itself are other things. To be asked for before the program opens any files itself.</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>number</code>[]</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/functions/inheritedDescriptors.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const inheritedDescriptors = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  inheritedDescriptors as default
};
