import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DistributedSpare","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DistributedSpare.md","filePath":"reference/api/zfskit/interfaces/DistributedSpare.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DistributedSpare.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DistributedSpare</p><h1 id="interface-distributedspare" tabindex="-1">Interface: DistributedSpare <a class="header-anchor" href="#interface-distributedspare" aria-label="Permalink to &quot;Interface: DistributedSpare&quot;">​</a></h1><p>A spare that is distributed over the vdevs of a draid, by the name that <code>zpool status</code> shows: <code>draid2-0-1</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><code>&quot;dspare&quot;</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DistributedSpare.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DistributedSpare = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DistributedSpare as default
};
