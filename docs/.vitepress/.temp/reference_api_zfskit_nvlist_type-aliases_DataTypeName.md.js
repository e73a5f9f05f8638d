import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: DataTypeName","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/type-aliases/DataTypeName.md","filePath":"reference/api/zfskit/nvlist/type-aliases/DataTypeName.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/type-aliases/DataTypeName.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / DataTypeName</p><h1 id="type-alias-datatypename" tabindex="-1">Type Alias: DataTypeName <a class="header-anchor" href="#type-alias-datatypename" aria-label="Permalink to &quot;Type Alias: DataTypeName&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> DataTypeName</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> keyof</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> typeof</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> TYPE_TABLE</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Name of a data type: <code>&#39;uint64&#39;</code>, <code>&#39;nvlist_array&#39;</code>, <code>&#39;boolean&#39;</code> (the flag without a value), ...</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/type-aliases/DataTypeName.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DataTypeName = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DataTypeName as default
};
