import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NewSnapshots","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/NewSnapshots.md","filePath":"reference/api/zfskit/interfaces/NewSnapshots.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/NewSnapshots.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / NewSnapshots</p><h1 id="interface-newsnapshots" tabindex="-1">Interface: NewSnapshots <a class="header-anchor" href="#interface-newsnapshots" aria-label="Permalink to &quot;Interface: NewSnapshots&quot;">​</a></h1><p>User properties to set on new snapshots.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-properties"></a> <code>properties?</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>\`\${(...)}:\${(...)}\`</code>, <code>string</code>&gt;&gt;</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/NewSnapshots.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NewSnapshots = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NewSnapshots as default
};
