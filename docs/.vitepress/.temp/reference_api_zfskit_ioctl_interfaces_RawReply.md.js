import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RawReply","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/RawReply.md","filePath":"reference/api/zfskit/ioctl/interfaces/RawReply.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/RawReply.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / RawReply</p><h1 id="interface-rawreply" tabindex="-1">Interface: RawReply <a class="header-anchor" href="#interface-rawreply" aria-label="Permalink to &quot;Interface: RawReply&quot;">​</a></h1><p>A reply that is an array of structs instead of an nvlist.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-countsentries"></a> <code>countsEntries</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td><code>zc_nvlist_dst_size</code> counts entries, not bytes.</td></tr><tr><td><a id="property-doc"></a> <code>doc</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-entrybytes"></a> <code>entryBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/RawReply.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RawReply = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RawReply as default
};
