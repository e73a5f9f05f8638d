import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ListenOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/ListenOptions.md","filePath":"reference/api/zfskit/service/interfaces/ListenOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/ListenOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / ListenOptions</p><h1 id="interface-listenoptions" tabindex="-1">Interface: ListenOptions <a class="header-anchor" href="#interface-listenoptions" aria-label="Permalink to &quot;Interface: ListenOptions&quot;">​</a></h1><p>What to serve on a unix socket, and to whom.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-audit"></a> <code>audit?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/Audit.html"><code>Audit</code></a></td><td>Is told of every call.</td></tr><tr><td><a id="property-limits"></a> <code>limits?</code></td><td><code>readonly</code></td><td><code>Partial</code>&lt;<a href="./ServiceLimits.html"><code>ServiceLimits</code></a>&gt;</td><td>-</td></tr><tr><td><a id="property-mode"></a> <code>mode?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Permissions of the socket that is made. Default 0600: other users cannot connect, whatever the rules.</td></tr><tr><td><a id="property-rules"></a> <code>rules?</code></td><td><code>readonly</code></td><td>readonly <a href="./Rule.html"><code>Rule</code></a>[]</td><td>What users may do, see <a href="./../functions/rulesFor.html">rulesFor</a>.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the service in order.</td></tr><tr><td><a id="property-socket"></a> <code>socket</code></td><td><code>readonly</code></td><td><code>string</code> | <code>number</code></td><td>Where to listen: the path of a unix socket that is made, or the descriptor of one that listens already.</td></tr><tr><td><a id="property-transport"></a> <code>transport</code></td><td><code>readonly</code></td><td><a href="./../../ioctl/interfaces/Transport.html"><code>Transport</code></a></td><td>Where the ioctls go. It stays its owner&#39;s: closing the service does not close it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/ListenOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ListenOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ListenOptions as default
};
