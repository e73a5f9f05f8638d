import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MountRequest","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/MountRequest.md","filePath":"reference/api/zfskit/interfaces/MountRequest.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/MountRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / MountRequest</p><h1 id="interface-mountrequest" tabindex="-1">Interface: MountRequest <a class="header-anchor" href="#interface-mountrequest" aria-label="Permalink to &quot;Interface: MountRequest&quot;">​</a></h1><p>What to mount where.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-options"></a> <code>options?</code></td><td><code>readonly</code></td><td><a href="./MountOptions.html"><code>MountOptions</code></a></td><td>-</td></tr><tr><td><a id="property-target"></a> <code>target?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Directory, absolute, which must exist; default the property <code>mountpoint</code>, which is made where it does not exist.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/MountRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MountRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MountRequest as default
};
