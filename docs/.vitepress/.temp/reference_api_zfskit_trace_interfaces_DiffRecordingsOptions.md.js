import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DiffRecordingsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/DiffRecordingsOptions.md","filePath":"reference/api/zfskit/trace/interfaces/DiffRecordingsOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/DiffRecordingsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / DiffRecordingsOptions</p><h1 id="interface-diffrecordingsoptions" tabindex="-1">Interface: DiffRecordingsOptions <a class="header-anchor" href="#interface-diffrecordingsoptions" aria-label="Permalink to &quot;Interface: DiffRecordingsOptions&quot;">​</a></h1><p>How to compare two traces.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-names"></a> <code>names?</code></td><td><code>readonly</code></td><td><code>NameMap</code></td><td>Names of pools and datasets of the first trace, and what the second calls them.</td></tr><tr><td><a id="property-results"></a> <code>results?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Compare what the kernel answered too; by default its errno alone, since guids, times and sizes differ by nature.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/DiffRecordingsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DiffRecordingsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DiffRecordingsOptions as default
};
