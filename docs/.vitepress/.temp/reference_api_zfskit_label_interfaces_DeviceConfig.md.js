import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DeviceConfig","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/interfaces/DeviceConfig.md","filePath":"reference/api/zfskit/label/interfaces/DeviceConfig.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/interfaces/DeviceConfig.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / DeviceConfig</p><h1 id="interface-deviceconfig" tabindex="-1">Interface: DeviceConfig <a class="header-anchor" href="#interface-deviceconfig" aria-label="Permalink to &quot;Interface: DeviceConfig&quot;">​</a></h1><p>What the labels of a device say of its pool, without boot environment and uberblocks.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./../../interfaces/ScannedDevice.html"><code>ScannedDevice</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-config"></a> <code>config</code></td><td><code>readonly</code></td><td><a href="./../../nvlist/classes/Nvlist.html"><code>Nvlist</code></a></td><td>Configuration in the valid label with the highest txg.</td></tr><tr><td><a id="property-facts"></a> <code>facts</code></td><td><code>readonly</code></td><td><a href="./LabelFacts.html"><code>LabelFacts</code></a></td><td>-</td></tr><tr><td><a id="property-identity"></a> <code>identity</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The same for every path to one device or file.</td></tr><tr><td><a id="property-labelcount"></a> <code>labelCount</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many of the four labels hold this same configuration.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-sizebytes"></a> <code>sizeBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/interfaces/DeviceConfig.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeviceConfig = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeviceConfig as default
};
