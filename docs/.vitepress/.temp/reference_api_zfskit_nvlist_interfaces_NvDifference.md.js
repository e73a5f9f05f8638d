import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NvDifference","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/NvDifference.md","filePath":"reference/api/zfskit/nvlist/interfaces/NvDifference.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/NvDifference.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / NvDifference</p><h1 id="interface-nvdifference" tabindex="-1">Interface: NvDifference <a class="header-anchor" href="#interface-nvdifference" aria-label="Permalink to &quot;Interface: NvDifference&quot;">​</a></h1><p>One thing in which two lists differ.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-after"></a> <code>after?</code></td><td><code>readonly</code></td><td><code>number</code> | <a href="./../type-aliases/NvTyped.html"><code>NvTyped</code></a></td><td>-</td></tr><tr><td><a id="property-before"></a> <code>before?</code></td><td><code>readonly</code></td><td><code>number</code> | <a href="./../type-aliases/NvTyped.html"><code>NvTyped</code></a></td><td>-</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;length&quot;</code> | <code>&quot;flags&quot;</code> | <code>&quot;added&quot;</code> | <code>&quot;removed&quot;</code> | <code>&quot;changed&quot;</code> | <code>&quot;order&quot;</code></td><td><code>order</code>: the same names in another order. <code>flags</code>: another nvflag. <code>length</code>: an array of lists of another length; the children that both have are compared.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Names from the outermost list; a name that stands more than once has its occurrence as <code>name#2</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/NvDifference.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NvDifference = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NvDifference as default
};
