import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NumberRange","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/NumberRange.md","filePath":"reference/api/zfskit/interfaces/NumberRange.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/NumberRange.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / NumberRange</p><h1 id="interface-numberrange" tabindex="-1">Interface: NumberRange <a class="header-anchor" href="#interface-numberrange" aria-label="Permalink to &quot;Interface: NumberRange&quot;">​</a></h1><p>What a number may be, both ends included.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-max"></a> <code>max</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-min"></a> <code>min</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-poweroftwo"></a> <code>powerOfTwo?</code></td><td><code>readonly</code></td><td><code>true</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/NumberRange.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NumberRange = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NumberRange as default
};
