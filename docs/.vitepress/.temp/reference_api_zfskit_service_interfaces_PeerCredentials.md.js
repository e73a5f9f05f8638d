import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PeerCredentials","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/PeerCredentials.md","filePath":"reference/api/zfskit/service/interfaces/PeerCredentials.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/PeerCredentials.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / PeerCredentials</p><h1 id="interface-peercredentials" tabindex="-1">Interface: PeerCredentials <a class="header-anchor" href="#interface-peercredentials" aria-label="Permalink to &quot;Interface: PeerCredentials&quot;">​</a></h1><p>Who is at the other end of a unix socket, as of when it connected.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-gid"></a> <code>gid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-groups"></a> <code>groups</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Supplementary groups.</td></tr><tr><td><a id="property-pid"></a> <code>pid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-uid"></a> <code>uid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/PeerCredentials.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PeerCredentials = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PeerCredentials as default
};
