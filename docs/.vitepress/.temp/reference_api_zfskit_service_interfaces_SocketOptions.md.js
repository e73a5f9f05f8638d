import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SocketOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/SocketOptions.md","filePath":"reference/api/zfskit/service/interfaces/SocketOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/SocketOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / SocketOptions</p><h1 id="interface-socketoptions" tabindex="-1">Interface: SocketOptions <a class="header-anchor" href="#interface-socketoptions" aria-label="Permalink to &quot;Interface: SocketOptions&quot;">​</a></h1><p>How to connect to a service.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./../../interfaces/ServiceOptions.html"><code>ServiceOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-describeloss"></a> <code>describeLoss?</code></td><td><code>readonly</code></td><td>(<code>cause</code>) =&gt; <a href="./../../classes/ZfsError.html"><code>ZfsError</code></a> | <code>Promise</code>&lt;...&gt;</td><td>Says what it means that the connection ended by itself, for those who know more of the other side. Its error is what all calls fail with.</td></tr><tr><td><a id="property-helloms"></a> <code>helloMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds in which the service has to answer. Default 10000.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the attempt.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/SocketOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SocketOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SocketOptions as default
};
