import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ServeOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/ServeOptions.md","filePath":"reference/api/zfskit/service/interfaces/ServeOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/ServeOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / ServeOptions</p><h1 id="interface-serveoptions" tabindex="-1">Interface: ServeOptions <a class="header-anchor" href="#interface-serveoptions" aria-label="Permalink to &quot;Interface: ServeOptions&quot;">​</a></h1><p>What to serve to one client.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-duplex"></a> <code>duplex</code></td><td><code>readonly</code></td><td><code>Duplex</code></td><td>One client, that is trusted with all that the transport can do.</td></tr><tr><td><a id="property-limits"></a> <code>limits?</code></td><td><code>readonly</code></td><td><code>Partial</code>&lt;<a href="./ServiceLimits.html"><code>ServiceLimits</code></a>&gt;</td><td>-</td></tr><tr><td><a id="property-transport"></a> <code>transport</code></td><td><code>readonly</code></td><td><a href="./../../ioctl/interfaces/Transport.html"><code>Transport</code></a></td><td>Where the ioctls go. It stays its owner&#39;s: closing the service does not close it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/ServeOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ServeOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ServeOptions as default
};
