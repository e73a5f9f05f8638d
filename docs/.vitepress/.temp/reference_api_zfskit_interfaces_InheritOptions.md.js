import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: InheritOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/InheritOptions.md","filePath":"reference/api/zfskit/interfaces/InheritOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/InheritOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / InheritOptions</p><h1 id="interface-inheritoptions" tabindex="-1">Interface: InheritOptions <a class="header-anchor" href="#interface-inheritoptions" aria-label="Permalink to &quot;Interface: InheritOptions&quot;">​</a></h1><p>What an inheritance reaches.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-received"></a> <code>received?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Go back to the value that was received with a stream, where there is one, instead of the inherited one.</td></tr><tr><td><a id="property-recursive"></a> <code>recursive?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Also on every filesystem and volume below, of those that can have the property.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends a recursive inheritance between two datasets.</td></tr><tr><td><a id="property-snapshots"></a> <code>snapshots?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>With <code>recursive</code>, also on their snapshots, if snapshots can have the property.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/InheritOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const InheritOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  InheritOptions as default
};
