import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: HEADER_TYPE","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/variables/HEADER_TYPE.md","filePath":"reference/api/zfskit/stream/variables/HEADER_TYPE.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/variables/HEADER_TYPE.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / HEADER_TYPE</p><h1 id="variable-header-type" tabindex="-1">Variable: HEADER_TYPE <a class="header-anchor" href="#variable-header-type" aria-label="Permalink to &quot;Variable: HEADER\\_TYPE&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> HEADER_TYPE</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> object</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Header types in the low two bits of <code>drr_versioninfo</code> (<code>drr_headertype_t</code>): one stream, or a package of several.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Name</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><a id="property-compound"></a> <code>compound</code></td><td><code>2</code></td><td><code>2</code></td></tr><tr><td><a id="property-substream"></a> <code>substream</code></td><td><code>1</code></td><td><code>1</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/variables/HEADER_TYPE.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const HEADER_TYPE = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  HEADER_TYPE as default
};
