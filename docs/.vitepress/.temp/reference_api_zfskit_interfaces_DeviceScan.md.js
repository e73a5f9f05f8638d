import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DeviceScan","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DeviceScan.md","filePath":"reference/api/zfskit/interfaces/DeviceScan.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DeviceScan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DeviceScan</p><h1 id="interface-devicescan" tabindex="-1">Interface: DeviceScan <a class="header-anchor" href="#interface-devicescan" aria-label="Permalink to &quot;Interface: DeviceScan&quot;">​</a></h1><p>What a search found.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-busy"></a> <code>busy</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Block devices that something else has open exclusively, such as the paths below a multipath device.</td></tr><tr><td><a id="property-devices"></a> <code>devices</code></td><td><code>readonly</code></td><td>readonly <a href="./ScannedDevice.html"><code>ScannedDevice</code></a>[]</td><td>-</td></tr><tr><td><a id="property-unreadable"></a> <code>unreadable</code></td><td><code>readonly</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <code>string</code>&gt;</td><td>Paths that could not be read, with the reason: a pool may miss devices because of them.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DeviceScan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeviceScan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeviceScan as default
};
