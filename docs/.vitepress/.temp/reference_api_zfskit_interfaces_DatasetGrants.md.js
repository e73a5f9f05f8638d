import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DatasetGrants","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DatasetGrants.md","filePath":"reference/api/zfskit/interfaces/DatasetGrants.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DatasetGrants.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DatasetGrants</p><h1 id="interface-datasetgrants" tabindex="-1">Interface: DatasetGrants <a class="header-anchor" href="#interface-datasetgrants" aria-label="Permalink to &quot;Interface: DatasetGrants&quot;">​</a></h1><p>The permissions that were given on one dataset.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-dataset"></a> <code>dataset</code></td><td><code>readonly</code></td><td><code>string</code></td></tr><tr><td><a id="property-grants"></a> <code>grants</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/Grant.html"><code>Grant</code></a>[]</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DatasetGrants.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DatasetGrants = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DatasetGrants as default
};
