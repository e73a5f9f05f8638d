import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProgressOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ProgressOptions.md","filePath":"reference/api/zfskit/interfaces/ProgressOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ProgressOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ProgressOptions</p><h1 id="interface-progressoptions" tabindex="-1">Interface: ProgressOptions <a class="header-anchor" href="#interface-progressoptions" aria-label="Permalink to &quot;Interface: ProgressOptions&quot;">​</a></h1><p>How to follow a send.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./CopyOptions.html"><code>CopyOptions</code></a></li><li><a href="./SendControl.html"><code>SendControl</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td><code>readonly</code></td><td>(<code>progress</code>) =&gt; <code>void</code></td><td>Is told how far the kernel has come, while it sends. What it throws ends the send.</td></tr><tr><td><a id="property-progressms"></a> <code>progressMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds between two reports. Default 1000.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ProgressOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProgressOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProgressOptions as default
};
