import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ClearOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ClearOptions.md","filePath":"reference/api/zfskit/interfaces/ClearOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ClearOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ClearOptions</p><h1 id="interface-clearoptions" tabindex="-1">Interface: ClearOptions <a class="header-anchor" href="#interface-clearoptions" aria-label="Permalink to &quot;Interface: ClearOptions&quot;">​</a></h1><p>What to clear, and how far to go.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-rewind"></a> <code>rewind?</code></td><td><code>readonly</code></td><td><code>&quot;rewind&quot;</code> | <code>&quot;try&quot;</code></td><td>For a pool that cannot be opened as it is: <code>rewind</code> gives up its last few seconds to open it, <code>try</code> only finds out whether that would help. What was written in that time is lost. A pool that is open is cleared, whatever stands here.</td></tr><tr><td><a id="property-vdev"></a> <code>vdev?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/VdevAddress.html"><code>VdevAddress</code></a></td><td>Only the errors of this vdev and of those below it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ClearOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ClearOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ClearOptions as default
};
