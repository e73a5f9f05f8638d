import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PropertySource","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/PropertySource.md","filePath":"reference/api/zfskit/interfaces/PropertySource.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/PropertySource.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / PropertySource</p><h1 id="interface-propertysource" tabindex="-1">Interface: PropertySource <a class="header-anchor" href="#interface-propertysource" aria-label="Permalink to &quot;Interface: PropertySource&quot;">​</a></h1><p>Where a property&#39;s value comes from (zfsprops(7)): set here (<code>local</code>), <code>inherited</code> from the dataset <code>from</code>, <code>received</code> with a stream, the <code>default</code>, <code>temporary</code> while it is mounted with an option that says otherwise, or <code>none</code> for values that cannot be set.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-from"></a> <code>from?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The ancestor that an inherited value was set on.</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;none&quot;</code> | <code>&quot;default&quot;</code> | <code>&quot;local&quot;</code> | <code>&quot;inherited&quot;</code> | <code>&quot;received&quot;</code> | <code>&quot;temporary&quot;</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/PropertySource.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PropertySource = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PropertySource as default
};
