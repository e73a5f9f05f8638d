import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttachOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/AttachOptions.md","filePath":"reference/api/zfskit/interfaces/AttachOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/AttachOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / AttachOptions</p><h1 id="interface-attachoptions" tabindex="-1">Interface: AttachOptions <a class="header-anchor" href="#interface-attachoptions" aria-label="Permalink to &quot;Interface: AttachOptions&quot;">​</a></h1><p>How a vdev is attached or replaced.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-sequential"></a> <code>sequential?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Copy in the order of the device, without checking checksums, and scrub afterwards; for mirrors and draid (zpool-attach(8), -s). Else a resilver.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/AttachOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttachOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttachOptions as default
};
