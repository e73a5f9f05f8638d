import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MmpFields","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/interfaces/MmpFields.md","filePath":"reference/api/zfskit/label/interfaces/MmpFields.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/interfaces/MmpFields.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / MmpFields</p><h1 id="interface-mmpfields" tabindex="-1">Interface: MmpFields <a class="header-anchor" href="#interface-mmpfields" aria-label="Permalink to &quot;Interface: MmpFields&quot;">​</a></h1><p>Multi-host protection, as the host that wrote the uberblock had it (<code>zpool set multihost=on</code>).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-delayns"></a> <code>delayNs</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds between this write and the one before; 0 while multihost is off.</td></tr><tr><td><a id="property-failintervals"></a> <code>failIntervals</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>Failed writes after which the writer suspends the pool (<code>zfs_multihost_fail_intervals</code>).</td></tr><tr><td><a id="property-intervalms"></a> <code>intervalMs</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>Milliseconds between writes (<code>zfs_multihost_interval</code>). Undefined when the writer did not say.</td></tr><tr><td><a id="property-sequence"></a> <code>sequence</code></td><td><code>readonly</code></td><td><code>number</code> | <code>undefined</code></td><td>Counts writes within a second. Undefined when the writer did not say.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/interfaces/MmpFields.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MmpFields = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MmpFields as default
};
