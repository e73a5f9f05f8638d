import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReadLimits","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/ReadLimits.md","filePath":"reference/api/zfskit/nvlist/interfaces/ReadLimits.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/ReadLimits.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / ReadLimits</p><h1 id="interface-readlimits" tabindex="-1">Interface: ReadLimits <a class="header-anchor" href="#interface-readlimits" aria-label="Permalink to &quot;Interface: ReadLimits&quot;">​</a></h1><p>Limits of one decoding; each defaults to the value in <a href="./../variables/LIMITS.html">LIMITS</a>.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DecodeOptions.html"><code>DecodeOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-maxbytes"></a> <code>maxBytes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of input.</td></tr><tr><td><a id="property-maxdepth"></a> <code>maxDepth?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Embedded levels below the outermost list; 0 refuses every embedded list, more than the default is not possible.</td></tr><tr><td><a id="property-maxpairs"></a> <code>maxPairs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Pairs in all lists together.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/ReadLimits.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReadLimits = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReadLimits as default
};
