import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: VolumeShape","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/VolumeShape.md","filePath":"reference/api/zfskit/interfaces/VolumeShape.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/VolumeShape.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / VolumeShape</p><h1 id="interface-volumeshape" tabindex="-1">Interface: VolumeShape <a class="header-anchor" href="#interface-volumeshape" aria-label="Permalink to &quot;Interface: VolumeShape&quot;">​</a></h1><p>A volume, as far as it decides what is reserved for it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-copies"></a> <code>copies</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Copies of each data block, 1 to 3.</td></tr><tr><td><a id="property-volblocksize"></a> <code>volblocksize</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Block size in bytes.</td></tr><tr><td><a id="property-volsize"></a> <code>volsize</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Size in bytes.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/VolumeShape.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VolumeShape = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VolumeShape as default
};
