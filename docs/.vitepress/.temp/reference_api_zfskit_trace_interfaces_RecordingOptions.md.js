import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RecordingOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/RecordingOptions.md","filePath":"reference/api/zfskit/trace/interfaces/RecordingOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/RecordingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / RecordingOptions</p><h1 id="interface-recordingoptions" tabindex="-1">Interface: RecordingOptions <a class="header-anchor" href="#interface-recordingoptions" aria-label="Permalink to &quot;Interface: RecordingOptions&quot;">​</a></h1><p>How to record.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-showsecrets"></a> <code>showSecrets?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Keeps wrapping keys and passwords in the file; by default they are overwritten before anything is written.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/RecordingOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RecordingOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RecordingOptions as default
};
