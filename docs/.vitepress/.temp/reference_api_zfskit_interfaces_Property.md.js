import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Property<V>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Property.md","filePath":"reference/api/zfskit/interfaces/Property.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Property.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Property</p><h1 id="interface-property-v" tabindex="-1">Interface: Property&lt;V&gt; <a class="header-anchor" href="#interface-property-v" aria-label="Permalink to &quot;Interface: Property\\&lt;V\\&gt;&quot;">​</a></h1><p>A property&#39;s value with its source: numbers are bigint, the rest is text or lists.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-v"></a> <code>V</code></td><td><code>bigint</code> | <code>string</code> | readonly <code>string</code>[] | readonly <code>bigint</code>[]</td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-source"></a> <code>source</code></td><td><code>readonly</code></td><td><a href="./PropertySource.html"><code>PropertySource</code></a></td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>readonly</code></td><td><code>V</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Property.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Property = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Property as default
};
