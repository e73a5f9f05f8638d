import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DeviceWork","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DeviceWork.md","filePath":"reference/api/zfskit/interfaces/DeviceWork.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DeviceWork.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DeviceWork</p><h1 id="interface-devicework" tabindex="-1">Interface: DeviceWork <a class="header-anchor" href="#interface-devicework" aria-label="Permalink to &quot;Interface: DeviceWork&quot;">​</a></h1><p>How far the initialization or trim of a device is.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-changedseconds"></a> <code>changedSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Seconds since 1970 when the state last changed; 0 where it never did.</td></tr><tr><td><a id="property-donebytes"></a> <code>doneBytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-fraction"></a> <code>fraction</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of what is done, 0 to 1.</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><code>&quot;none&quot;</code> | <code>&quot;canceled&quot;</code> | <code>&quot;active&quot;</code> | <code>&quot;complete&quot;</code> | <code>&quot;suspended&quot;</code></td><td>-</td></tr><tr><td><a id="property-totalbytes"></a> <code>totalBytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>An estimate, which changes meanwhile.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DeviceWork.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeviceWork = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeviceWork as default
};
