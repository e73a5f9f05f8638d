import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SendProgress","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/SendProgress.md","filePath":"reference/api/zfskit/interfaces/SendProgress.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/SendProgress.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / SendProgress</p><h1 id="interface-sendprogress" tabindex="-1">Interface: SendProgress <a class="header-anchor" href="#interface-sendprogress" aria-label="Permalink to &quot;Interface: SendProgress&quot;">​</a></h1><p>How far the kernel has come with a send.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blocks"></a> <code>blocks</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Blocks of the snapshot that were looked at.</td></tr><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes of the stream that were written.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/SendProgress.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SendProgress = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SendProgress as default
};
