import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EncodeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/EncodeOptions.md","filePath":"reference/api/zfskit/nvlist/interfaces/EncodeOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/EncodeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / EncodeOptions</p><h1 id="interface-encodeoptions" tabindex="-1">Interface: EncodeOptions <a class="header-anchor" href="#interface-encodeoptions" aria-label="Permalink to &quot;Interface: EncodeOptions&quot;">​</a></h1><p>Options of <a href="./../functions/encode.html">encode</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-encoding"></a> <code>encoding?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Encoding.html"><code>Encoding</code></a></td><td>Default <code>native</code>: what the kernel answers with; it takes either.</td></tr><tr><td><a id="property-endian"></a> <code>endian?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Endian.html"><code>Endian</code></a></td><td>Byte order of native data, default <code>little</code>. In XDR it only sets the header byte that readers ignore.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/EncodeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EncodeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EncodeOptions as default
};
