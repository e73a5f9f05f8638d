import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"zfskit/service","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/index.md","filePath":"reference/api/zfskit/service/index.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / zfskit/service</p><h1 id="zfskit-service" tabindex="-1">zfskit/service <a class="header-anchor" href="#zfskit-service" aria-label="Permalink to &quot;zfskit/service&quot;">​</a></h1><p>ioctls over a unix socket: <a href="./functions/serve.html">serve</a> answers them by rules, <a href="./classes/SocketTransport.html">SocketTransport</a> asks.</p><h2 id="classes" tabindex="-1">Classes <a class="header-anchor" href="#classes" aria-label="Permalink to &quot;Classes&quot;">​</a></h2><ul><li><a href="./classes/SocketTransport.html">SocketTransport</a></li></ul><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/AuditRecord.html">AuditRecord</a></li><li><a href="./interfaces/Demand.html">Demand</a></li><li><a href="./interfaces/ListenOptions.html">ListenOptions</a></li><li><a href="./interfaces/PeerCredentials.html">PeerCredentials</a></li><li><a href="./interfaces/Rule.html">Rule</a></li><li><a href="./interfaces/Scope.html">Scope</a></li><li><a href="./interfaces/ServeOptions.html">ServeOptions</a></li><li><a href="./interfaces/Service.html">Service</a></li><li><a href="./interfaces/ServiceLimits.html">ServiceLimits</a></li><li><a href="./interfaces/SocketOptions.html">SocketOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/Audit.html">Audit</a></li><li><a href="./type-aliases/Grant.html">Grant</a></li><li><a href="./type-aliases/Right.html">Right</a></li><li><a href="./type-aliases/Touched.html">Touched</a></li></ul><h2 id="variables" tabindex="-1">Variables <a class="header-anchor" href="#variables" aria-label="Permalink to &quot;Variables&quot;">​</a></h2><ul><li><a href="./variables/DEMANDS.html">DEMANDS</a></li><li><a href="./variables/RIGHTS.html">RIGHTS</a></li><li><a href="./variables/SERVICE_LIMITS.html">SERVICE_LIMITS</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/activatedSocket.html">activatedSocket</a></li><li><a href="./functions/listen.html">listen</a></li><li><a href="./functions/parseRule.html">parseRule</a></li><li><a href="./functions/parseRules.html">parseRules</a></li><li><a href="./functions/rulesFor.html">rulesFor</a></li><li><a href="./functions/serve.html">serve</a></li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
