import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: LabelErrorCode","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/type-aliases/LabelErrorCode.md","filePath":"reference/api/zfskit/label/type-aliases/LabelErrorCode.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/type-aliases/LabelErrorCode.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / LabelErrorCode</p><h1 id="type-alias-labelerrorcode" tabindex="-1">Type Alias: LabelErrorCode <a class="header-anchor" href="#type-alias-labelerrorcode" aria-label="Permalink to &quot;Type Alias: LabelErrorCode&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> LabelErrorCode</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;LABEL_CANNOT_OPEN&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;LABEL_NOT_A_DEVICE&quot;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;"> &quot;LABEL_NO_SIZE&quot;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Why labels could not be looked for at all. Match on this, never on the message. A damaged label is no error: its state says so.</p><ul><li><code>LABEL_CANNOT_OPEN</code> there is no such file, or it may not be read</li><li><code>LABEL_NOT_A_DEVICE</code> neither a regular file nor a block device</li><li><code>LABEL_NO_SIZE</code> the size of a block device cannot be found out</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/type-aliases/LabelErrorCode.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelErrorCode = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelErrorCode as default
};
