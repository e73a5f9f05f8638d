import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: OpenVolume","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/OpenVolume.md","filePath":"reference/api/zfskit/interfaces/OpenVolume.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/OpenVolume.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / OpenVolume</p><h1 id="interface-openvolume" tabindex="-1">Interface: OpenVolume <a class="header-anchor" href="#interface-openvolume" aria-label="Permalink to &quot;Interface: OpenVolume&quot;">​</a></h1><p>Who has the device of a volume open.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-device"></a> <code>device</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Block device, such as <code>/dev/zd16</code>.</td></tr><tr><td><a id="property-holders"></a> <code>holders</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Block devices on top of it, such as <code>dm-3</code> (<code>/sys/block/zd16/holders</code>).</td></tr><tr><td><a id="property-mounts"></a> <code>mounts</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Where file systems on it, or on its partitions, are mounted.</td></tr><tr><td><a id="property-processes"></a> <code>processes</code></td><td><code>readonly</code></td><td>readonly <a href="./ProcessUse.html"><code>ProcessUse</code></a>[]</td><td>-</td></tr><tr><td><a id="property-volume"></a> <code>volume</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/OpenVolume.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const OpenVolume = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  OpenVolume as default
};
