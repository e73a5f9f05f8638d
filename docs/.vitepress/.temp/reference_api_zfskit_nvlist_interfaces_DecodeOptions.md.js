import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DecodeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/interfaces/DecodeOptions.md","filePath":"reference/api/zfskit/nvlist/interfaces/DecodeOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/interfaces/DecodeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / DecodeOptions</p><h1 id="interface-decodeoptions" tabindex="-1">Interface: DecodeOptions <a class="header-anchor" href="#interface-decodeoptions" aria-label="Permalink to &quot;Interface: DecodeOptions&quot;">​</a></h1><p>Options of <a href="./../functions/decode.html">decode</a> and <a href="./../functions/decodeObject.html">decodeObject</a>.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ReadLimits.html"><code>ReadLimits</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-maxbytes"></a> <code>maxBytes?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of input.</td><td><a href="./ReadLimits.html"><code>ReadLimits</code></a>.<a href="./ReadLimits.html#property-maxbytes"><code>maxBytes</code></a></td></tr><tr><td><a id="property-maxdepth"></a> <code>maxDepth?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Embedded levels below the outermost list; 0 refuses every embedded list, more than the default is not possible.</td><td><a href="./ReadLimits.html"><code>ReadLimits</code></a>.<a href="./ReadLimits.html#property-maxdepth"><code>maxDepth</code></a></td></tr><tr><td><a id="property-maxpairs"></a> <code>maxPairs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Pairs in all lists together.</td><td><a href="./ReadLimits.html"><code>ReadLimits</code></a>.<a href="./ReadLimits.html#property-maxpairs"><code>maxPairs</code></a></td></tr><tr><td><a id="property-trailing"></a> <code>trailing?</code></td><td><code>readonly</code></td><td><code>&quot;ignore&quot;</code> | <code>&quot;refuse&quot;</code></td><td>What to do with bytes after the list: the kernel hands out buffers larger than the list, and libnvpair ignores what follows, so that is the default. <code>refuse</code> throws <code>NVLIST_TRAILING</code>.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/interfaces/DecodeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DecodeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DecodeOptions as default
};
