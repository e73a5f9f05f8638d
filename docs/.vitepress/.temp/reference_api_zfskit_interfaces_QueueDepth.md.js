import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: QueueDepth","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/QueueDepth.md","filePath":"reference/api/zfskit/interfaces/QueueDepth.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/QueueDepth.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / QueueDepth</p><h1 id="interface-queuedepth" tabindex="-1">Interface: QueueDepth <a class="header-anchor" href="#interface-queuedepth" aria-label="Permalink to &quot;Interface: QueueDepth&quot;">​</a></h1><p>How much I/O is in a queue now.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-active"></a> <code>active</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr><tr><td><a id="property-pending"></a> <code>pending</code></td><td><code>readonly</code></td><td><code>bigint</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/QueueDepth.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const QueueDepth = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  QueueDepth as default
};
