import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BlockAddress","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/interfaces/BlockAddress.md","filePath":"reference/api/zfskit/label/interfaces/BlockAddress.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/interfaces/BlockAddress.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / BlockAddress</p><h1 id="interface-blockaddress" tabindex="-1">Interface: BlockAddress <a class="header-anchor" href="#interface-blockaddress" aria-label="Permalink to &quot;Interface: BlockAddress&quot;">​</a></h1><p>A place on a top-level vdev (<code>dva_t</code>).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-offset"></a> <code>offset</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes from the beginning of the vdev&#39;s space, which is behind its first two labels and the boot block.</td></tr><tr><td><a id="property-sizebytes"></a> <code>sizeBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes that are allocated there.</td></tr><tr><td><a id="property-vdev"></a> <code>vdev</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of the top-level vdev.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/interfaces/BlockAddress.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BlockAddress = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BlockAddress as default
};
