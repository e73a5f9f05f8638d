import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: LayoutFinding","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/type-aliases/LayoutFinding.md","filePath":"reference/api/zfskit/type-aliases/LayoutFinding.md"}');
const _sfc_main = { name: "reference/api/zfskit/type-aliases/LayoutFinding.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / LayoutFinding</p><h1 id="type-alias-layoutfinding" tabindex="-1">Type Alias: LayoutFinding <a class="header-anchor" href="#type-alias-layoutfinding" aria-label="Permalink to &quot;Type Alias: LayoutFinding&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">type</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> LayoutFinding</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> DeviceUse</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> |</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ShapeFinding</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>One thing that <code>zpool create</code> would ask about, or refuse without <code>-f</code>.</p><p>Of a device: <code>missing</code>, <code>not-a-device</code> (a directory, or a file given as a disk, ...), <code>too-small</code> (under 64 MiB), <code>mounted</code>, <code>swap</code>, <code>held</code> (by md, LVM, multipath, ...), <code>busy</code> (opened by somebody for himself alone), <code>in-pool</code> (it has the label of a pool that was not destroyed, of a spare or of a cache vdev).</p><p>Of the layout: <code>listed-twice</code>; <code>mixed-redundancy</code> (the vdevs do not survive the same number of failures), <code>mixed-shape</code> (they differ in kind or width), <code>mixed-sizes</code> and <code>mixed-ashift</code> within a vdev.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/type-aliases/LayoutFinding.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LayoutFinding = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LayoutFinding as default
};
