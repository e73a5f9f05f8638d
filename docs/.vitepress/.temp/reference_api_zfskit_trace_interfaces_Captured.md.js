import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Captured","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/Captured.md","filePath":"reference/api/zfskit/trace/interfaces/Captured.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/Captured.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / Captured</p><h1 id="interface-captured" tabindex="-1">Interface: Captured <a class="header-anchor" href="#interface-captured" aria-label="Permalink to &quot;Interface: Captured&quot;">​</a></h1><p>Bytes of a tracee&#39;s memory that an ioctl pointed to.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>Uint8Array</code></td><td>What was read; fewer than <code>size</code> when some of it could not be, or it was larger than the limit.</td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that the command said there are.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/Captured.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Captured = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Captured as default
};
