import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SplitOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/SplitOptions.md","filePath":"reference/api/zfskit/interfaces/SplitOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/SplitOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / SplitOptions</p><h1 id="interface-splitoptions" tabindex="-1">Interface: SplitOptions <a class="header-anchor" href="#interface-splitoptions" aria-label="Permalink to &quot;Interface: SplitOptions&quot;">​</a></h1><p>How a pool is split.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-export"></a> <code>export?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Leave the new pool exported.</td></tr><tr><td><a id="property-properties"></a> <code>properties?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/PoolPropertyInputs.html"><code>PoolPropertyInputs</code></a></td><td>-</td></tr><tr><td><a id="property-vdevs"></a> <code>vdevs?</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/VdevAddress.html"><code>VdevAddress</code></a>[]</td><td>The vdevs of the new pool, one of each mirror; of others the last.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/SplitOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SplitOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SplitOptions as default
};
