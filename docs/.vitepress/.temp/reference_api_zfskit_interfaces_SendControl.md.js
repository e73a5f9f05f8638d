import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SendControl","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/SendControl.md","filePath":"reference/api/zfskit/interfaces/SendControl.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/SendControl.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / SendControl</p><h1 id="interface-sendcontrol" tabindex="-1">Interface: SendControl <a class="header-anchor" href="#interface-sendcontrol" aria-label="Permalink to &quot;Interface: SendControl&quot;">​</a></h1><p>How to carry out a send.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ProgressOptions.html"><code>ProgressOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td><code>readonly</code></td><td>(<code>progress</code>) =&gt; <code>void</code></td><td>Is told how far the kernel has come, while it sends. What it throws ends the send.</td><td><a href="./ProgressOptions.html"><code>ProgressOptions</code></a>.<a href="./ProgressOptions.html#property-onprogress"><code>onProgress</code></a></td></tr><tr><td><a id="property-progressms"></a> <code>progressMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds between two reports. Default 1000.</td><td><a href="./ProgressOptions.html"><code>ProgressOptions</code></a>.<a href="./ProgressOptions.html#property-progressms"><code>progressMs</code></a></td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Aborts the send, which then fails with the signal&#39;s reason. Nothing of it remains in the kernel.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/SendControl.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SendControl = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SendControl as default
};
