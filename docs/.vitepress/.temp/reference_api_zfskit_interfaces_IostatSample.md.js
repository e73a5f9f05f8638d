import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IostatSample","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/IostatSample.md","filePath":"reference/api/zfskit/interfaces/IostatSample.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/IostatSample.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / IostatSample</p><h1 id="interface-iostatsample" tabindex="-1">Interface: IostatSample <a class="header-anchor" href="#interface-iostatsample" aria-label="Permalink to &quot;Interface: IostatSample&quot;">​</a></h1><p>What a pool did.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-l2cache"></a> <code>l2cache</code></td><td><code>readonly</code></td><td>readonly <a href="./VdevIostat.html"><code>VdevIostat</code></a>[]</td><td>-</td></tr><tr><td><a id="property-pool"></a> <code>pool</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-sinceimport"></a> <code>sinceImport</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The first sample: averages since the pool was imported.</td></tr><tr><td><a id="property-vdevs"></a> <code>vdevs</code></td><td><code>readonly</code></td><td><a href="./VdevIostat.html"><code>VdevIostat</code></a></td><td>The pool as a whole, with its top-level vdevs and devices.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/IostatSample.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IostatSample = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IostatSample as default
};
