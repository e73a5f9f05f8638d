import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RootBlock","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/interfaces/RootBlock.md","filePath":"reference/api/zfskit/label/interfaces/RootBlock.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/interfaces/RootBlock.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / RootBlock</p><h1 id="interface-rootblock" tabindex="-1">Interface: RootBlock <a class="header-anchor" href="#interface-rootblock" aria-label="Permalink to &quot;Interface: RootBlock&quot;">​</a></h1><p>The block that everything in the pool hangs on.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-addresses"></a> <code>addresses</code></td><td><code>readonly</code></td><td>readonly <a href="./BlockAddress.html"><code>BlockAddress</code></a>[]</td><td>Up to three copies.</td></tr><tr><td><a id="property-birthtxg"></a> <code>birthTxg</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Transaction group that wrote it.</td></tr><tr><td><a id="property-fill"></a> <code>fill</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Objects that are in use below it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/interfaces/RootBlock.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RootBlock = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RootBlock as default
};
