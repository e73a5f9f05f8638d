import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ServiceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ServiceOptions.md","filePath":"reference/api/zfskit/interfaces/ServiceOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ServiceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ServiceOptions</p><h1 id="interface-serviceoptions" tabindex="-1">Interface: ServiceOptions <a class="header-anchor" href="#interface-serviceoptions" aria-label="Permalink to &quot;Interface: ServiceOptions&quot;">​</a></h1><p>A service to talk to (<code>zfskit serve</code>), in the place of the kernel.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./../service/interfaces/SocketOptions.html"><code>SocketOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-describeloss"></a> <code>describeLoss?</code></td><td><code>readonly</code></td><td>(<code>cause</code>) =&gt; <a href="./../classes/ZfsError.html"><code>ZfsError</code></a> | <code>Promise</code>&lt;...&gt;</td><td>Says what it means that the connection ended by itself, for those who know more of the other side. Its error is what all calls fail with.</td><td><a href="./../service/interfaces/SocketOptions.html"><code>SocketOptions</code></a>.<a href="./../service/interfaces/SocketOptions.html#property-describeloss"><code>describeLoss</code></a></td></tr><tr><td><a id="property-helloms"></a> <code>helloMs?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds in which the service has to answer. Default 10000.</td><td><a href="./../service/interfaces/SocketOptions.html"><code>SocketOptions</code></a>.<a href="./../service/interfaces/SocketOptions.html#property-helloms"><code>helloMs</code></a></td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the attempt.</td><td><a href="./../service/interfaces/SocketOptions.html"><code>SocketOptions</code></a>.<a href="./../service/interfaces/SocketOptions.html#property-signal"><code>signal</code></a></td></tr><tr><td><a id="property-socket"></a> <code>socket</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Path of its unix socket.</td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ServiceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ServiceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ServiceOptions as default
};
