import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: VdevTraffic","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/VdevTraffic.md","filePath":"reference/api/zfskit/interfaces/VdevTraffic.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/VdevTraffic.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / VdevTraffic</p><h1 id="interface-vdevtraffic" tabindex="-1">Interface: VdevTraffic <a class="header-anchor" href="#interface-vdevtraffic" aria-label="Permalink to &quot;Interface: VdevTraffic&quot;">​</a></h1><p>Operations or bytes since the vdev was opened, by kind of I/O. Trims are counted as what was flushes before.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-claim"></a> <code>claim</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-free"></a> <code>free</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-read"></a> <code>read</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-trim"></a> <code>trim</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Trims, in the place that the kernel&#39;s struct has for flushes (<code>vdev_stat_update</code> in <code>module/zfs/vdev.c</code>).</td></tr><tr><td><a id="property-write"></a> <code>write</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/VdevTraffic.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const VdevTraffic = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  VdevTraffic as default
};
