import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FieldDescription","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/FieldDescription.md","filePath":"reference/api/zfskit/ioctl/interfaces/FieldDescription.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/FieldDescription.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / FieldDescription</p><h1 id="interface-fielddescription" tabindex="-1">Interface: FieldDescription <a class="header-anchor" href="#interface-fielddescription" aria-label="Permalink to &quot;Interface: FieldDescription&quot;">​</a></h1><p>One argument or one part of a reply, for people.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-doc"></a> <code>doc?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Where it is: <code>zc_cookie</code>, <code>innvl.props</code>, <code>zc_nvlist_dst.NAME.value</code>; NAME stands for any name.</td></tr><tr><td><a id="property-required"></a> <code>required</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Whether a call needs it; of a reply, whether it is always there.</td></tr><tr><td><a id="property-since"></a> <code>since?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>First release that knows it, where that came after the ioctl.</td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Its data type: <code>uint64</code>, <code>flag</code>, <code>nvlist of NAME: uint64 or string</code>, ...</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/FieldDescription.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FieldDescription = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FieldDescription as default
};
