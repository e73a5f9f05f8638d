import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: NvValues","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/type-aliases/NvValues.md","filePath":"reference/api/zfskit/nvlist/type-aliases/NvValues.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/type-aliases/NvValues.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / NvValues</p><h1 id="type-alias-nvvalues" tabindex="-1">Type Alias: NvValues <a class="header-anchor" href="#type-alias-nvvalues" aria-label="Permalink to &quot;Type Alias: NvValues&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> NvValues</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> { [</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">K</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> in</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> DataTypeName</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">]</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> (...)[(...)][</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&quot;array&quot;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">] </span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">extends</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> true</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> ?</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ElementArray</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">[(...)[(...)]] </span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ElementValue</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">[(...)[(...)]] };</span></span></code></pre></div><p>TypeScript type of a value of each data type: 64-bit integers are <code>bigint</code>, smaller ones and doubles <code>number</code>, the flag <code>boolean</code> is always <code>true</code>, arrays of numbers are typed arrays, <code>byte_array</code> and <code>uint8_array</code> both <code>Uint8Array</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/type-aliases/NvValues.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NvValues = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NvValues as default
};
