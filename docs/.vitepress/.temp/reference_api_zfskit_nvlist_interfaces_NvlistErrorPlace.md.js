import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NvlistErrorPlace","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/NvlistErrorPlace.md","filePath":"reference/api/zfskit/nvlist/interfaces/NvlistErrorPlace.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/NvlistErrorPlace.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / NvlistErrorPlace</p><h1 id="interface-nvlisterrorplace" tabindex="-1">Interface: NvlistErrorPlace <a class="header-anchor" href="#interface-nvlisterrorplace" aria-label="Permalink to &quot;Interface: NvlistErrorPlace&quot;">​</a></h1><p>Where an <a href="./../classes/NvlistError.html">NvlistError</a> happened.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-offset"></a> <code>offset?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Byte offset from the start of the buffer; absent when no bytes were being read.</td></tr><tr><td><a id="property-path"></a> <code>path?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Names from the outermost list: <code>vdev_tree/children[2]/guid</code>; empty for the list itself.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/NvlistErrorPlace.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NvlistErrorPlace = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NvlistErrorPlace as default
};
