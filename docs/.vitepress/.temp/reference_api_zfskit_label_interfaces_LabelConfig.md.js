import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LabelConfig","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/interfaces/LabelConfig.md","filePath":"reference/api/zfskit/label/interfaces/LabelConfig.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/interfaces/LabelConfig.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / LabelConfig</p><h1 id="interface-labelconfig" tabindex="-1">Interface: LabelConfig <a class="header-anchor" href="#interface-labelconfig" aria-label="Permalink to &quot;Interface: LabelConfig&quot;">​</a></h1><p>The configuration area of a label.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./Label.html"><code>Label</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-config"></a> <code>config</code></td><td><code>readonly</code></td><td><a href="./../../nvlist/classes/Nvlist.html"><code>Nvlist</code></a> | <code>undefined</code></td><td>What its list says. Of a damaged label it is there where it can be decoded, for reading only: nothing confirms it.</td></tr><tr><td><a id="property-facts"></a> <code>facts</code></td><td><code>readonly</code></td><td><a href="./LabelFacts.html"><code>LabelFacts</code></a> | <code>undefined</code></td><td>The same in types; undefined unless the state is <code>valid</code>.</td></tr><tr><td><a id="property-reason"></a> <code>reason</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>What is wrong, unless the state is <code>valid</code>.</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/LabelState.html"><code>LabelState</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/interfaces/LabelConfig.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LabelConfig = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LabelConfig as default
};
