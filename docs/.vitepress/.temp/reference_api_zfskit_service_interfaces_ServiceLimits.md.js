import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ServiceLimits","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/ServiceLimits.md","filePath":"reference/api/zfskit/service/interfaces/ServiceLimits.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/ServiceLimits.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / ServiceLimits</p><h1 id="interface-servicelimits" tabindex="-1">Interface: ServiceLimits <a class="header-anchor" href="#interface-servicelimits" aria-label="Permalink to &quot;Interface: ServiceLimits&quot;">​</a></h1><p>What a service gives to each connection, and to all.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytesinflight"></a> <code>bytesInFlight</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes that the requests under way of one connection take: what was sent, and the buffers for replies. One request alone may take more, up to <code>frameBytes</code> and <code>replyBytes</code> together.</td></tr><tr><td><a id="property-connections"></a> <code>connections</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Connections at a time.</td></tr><tr><td><a id="property-connectionsofuser"></a> <code>connectionsOfUser</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Connections at a time of one user, root excepted: nobody takes all of them.</td></tr><tr><td><a id="property-framebytes"></a> <code>frameBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Largest frame that a client may send, in bytes without its head.</td></tr><tr><td><a id="property-helloms"></a> <code>helloMs</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds in which a client has to say hello.</td></tr><tr><td><a id="property-objects"></a> <code>objects</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Pipes, cleanup descriptors and volumes of one connection, of each kind.</td></tr><tr><td><a id="property-replybytes"></a> <code>replyBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Largest reply that a request may ask for, in bytes.</td></tr><tr><td><a id="property-requests"></a> <code>requests</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Requests under way of one connection.</td></tr><tr><td><a id="property-unsentbytes"></a> <code>unsentBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Replies in bytes that a client has not taken yet, from which on nothing more is read from it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/ServiceLimits.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ServiceLimits = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ServiceLimits as default
};
