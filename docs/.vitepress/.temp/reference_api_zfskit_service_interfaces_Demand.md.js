import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Demand","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/Demand.md","filePath":"reference/api/zfskit/service/interfaces/Demand.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/Demand.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / Demand</p><h1 id="interface-demand" tabindex="-1">Interface: Demand <a class="header-anchor" href="#interface-demand" aria-label="Permalink to &quot;Interface: Demand&quot;">​</a></h1><p>What a call needs: a right on all that it touches.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-on"></a> <code>on</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/Touched.html"><code>Touched</code></a>[]</td></tr><tr><td><a id="property-right"></a> <code>right</code></td><td><code>readonly</code></td><td>| <code>&quot;pool&quot;</code> | <code>&quot;snapshot&quot;</code> | <code>&quot;dataset&quot;</code> | <code>&quot;send&quot;</code> | <code>&quot;receive&quot;</code> | <code>&quot;read&quot;</code> | <code>&quot;hold&quot;</code> | <code>&quot;volume-io&quot;</code> | <code>&quot;all&quot;</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/Demand.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Demand = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Demand as default
};
