import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ResumePoint","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ResumePoint.md","filePath":"reference/api/zfskit/interfaces/ResumePoint.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ResumePoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ResumePoint</p><h1 id="interface-resumepoint" tabindex="-1">Interface: ResumePoint <a class="header-anchor" href="#interface-resumepoint" aria-label="Permalink to &quot;Interface: ResumePoint&quot;">​</a></h1><p>Where an interrupted stream goes on. A resume token says it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytes"></a> <code>bytes?</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that the receiver has already; for estimates alone.</td></tr><tr><td><a id="property-object"></a> <code>object</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Number of the object to go on with.</td></tr><tr><td><a id="property-offset"></a> <code>offset</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Byte in that object.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ResumePoint.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ResumePoint = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ResumePoint as default
};
