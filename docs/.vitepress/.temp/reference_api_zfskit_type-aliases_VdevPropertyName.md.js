import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: VdevPropertyName","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/type-aliases/VdevPropertyName.md","filePath":"reference/api/zfskit/type-aliases/VdevPropertyName.md"}');
const _sfc_main = { name: "reference/api/zfskit/type-aliases/VdevPropertyName.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / VdevPropertyName</p><h1 id="type-alias-vdevpropertyname" tabindex="-1">Type Alias: VdevPropertyName <a class="header-anchor" href="#type-alias-vdevpropertyname" aria-label="Permalink to &quot;Type Alias: VdevPropertyName&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> VdevPropertyName</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> keyof</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> typeof</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> vdevProperties;</span></span></code></pre></div><p>Name of a native vdev property.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/type-aliases/VdevPropertyName.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VdevPropertyName = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VdevPropertyName as default
};
