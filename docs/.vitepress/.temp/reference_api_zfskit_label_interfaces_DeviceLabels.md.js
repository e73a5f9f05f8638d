import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DeviceLabels","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/interfaces/DeviceLabels.md","filePath":"reference/api/zfskit/label/interfaces/DeviceLabels.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/interfaces/DeviceLabels.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / DeviceLabels</p><h1 id="interface-devicelabels" tabindex="-1">Interface: DeviceLabels <a class="header-anchor" href="#interface-devicelabels" aria-label="Permalink to &quot;Interface: DeviceLabels&quot;">​</a></h1><p>The labels of a device.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-best"></a> <code>best</code></td><td><code>readonly</code></td><td><a href="./Label.html"><code>Label</code></a> | <code>undefined</code></td><td>The valid label with the highest txg, the first of equal ones.</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>readonly</code></td><td>readonly <a href="./Label.html"><code>Label</code></a>[]</td><td>All four, in order.</td></tr><tr><td><a id="property-newest"></a> <code>newest</code></td><td><code>readonly</code></td><td><a href="./PlacedUberblock.html"><code>PlacedUberblock</code></a> | <code>undefined</code></td><td>The newest uberblock in any of them.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>As it was given.</td></tr><tr><td><a id="property-problems"></a> <code>problems</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>What is wrong, in sentences; empty when all four labels are valid and say the same.</td></tr><tr><td><a id="property-sizebytes"></a> <code>sizeBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/interfaces/DeviceLabels.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DeviceLabels = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DeviceLabels as default
};
