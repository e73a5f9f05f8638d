import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NewVolume","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/NewVolume.md","filePath":"reference/api/zfskit/interfaces/NewVolume.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/NewVolume.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / NewVolume</p><h1 id="interface-newvolume" tabindex="-1">Interface: NewVolume <a class="header-anchor" href="#interface-newvolume" aria-label="Permalink to &quot;Interface: NewVolume&quot;">​</a></h1><p>A volume to create.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>NewDataset</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;volume&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-parents"></a> <code>parents?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Create the ancestors that are missing, as filesystems without properties of their own. As <code>zfs create -p</code>.</td><td><code>NewDataset.parents</code></td></tr><tr><td><a id="property-properties"></a> <code>properties?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/DatasetPropertyInputs.html"><code>DatasetPropertyInputs</code></a></td><td>-</td><td><code>NewDataset.properties</code></td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>readonly</code></td><td><code>string</code> | <code>number</code> | <code>bigint</code></td><td>Size in bytes, a multiple of the volume&#39;s block size: bigint, number or a size such as <code>&#39;10G&#39;</code>.</td><td>-</td></tr><tr><td><a id="property-sparse"></a> <code>sparse?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Reserve nothing. Without it, and where <code>properties.refreservation</code> is not given, the space is reserved that the volume needs when all of it is written, as <code>zfs create -V</code> does.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/NewVolume.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NewVolume = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NewVolume as default
};
