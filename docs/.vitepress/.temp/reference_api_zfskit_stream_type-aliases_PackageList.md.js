import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: PackageList","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/type-aliases/PackageList.md","filePath":"reference/api/zfskit/stream/type-aliases/PackageList.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/type-aliases/PackageList.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / PackageList</p><h1 id="type-alias-packagelist" tabindex="-1">Type Alias: PackageList <a class="header-anchor" href="#type-alias-packagelist" aria-label="Permalink to &quot;Type Alias: PackageList&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> PackageList</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Infer</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">typeof</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> PACKAGE</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&gt;;</span></span></code></pre></div><p>What a package says of its substreams: <code>tosnap</code> and <code>fromsnap</code> are short names of snapshots, <code>not_recursive</code> is set unless descendants are sent too (<code>zfs send -R</code>), <code>raw</code> is set where all substreams are raw, <code>fss</code> has the datasets by their guids, as <code>0x</code> and hexadecimal digits.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/type-aliases/PackageList.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PackageList = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PackageList as default
};
