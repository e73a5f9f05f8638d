import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MissingVdev","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/MissingVdev.md","filePath":"reference/api/zfskit/interfaces/MissingVdev.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/MissingVdev.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / MissingVdev</p><h1 id="interface-missingvdev" tabindex="-1">Interface: MissingVdev <a class="header-anchor" href="#interface-missingvdev" aria-label="Permalink to &quot;Interface: MissingVdev&quot;">​</a></h1><p>A vdev that the labels name and that was not found.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-guid"></a> <code>guid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>Where it was last; undefined when no label tells.</td></tr><tr><td><a id="property-toplevel"></a> <code>topLevel</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Number of its top-level vdev.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/MissingVdev.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MissingVdev = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MissingVdev as default
};
