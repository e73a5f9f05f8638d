import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CallLoad","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/CallLoad.md","filePath":"reference/api/zfskit/ioctl/interfaces/CallLoad.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/CallLoad.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / CallLoad</p><h1 id="interface-callload" tabindex="-1">Interface: CallLoad <a class="header-anchor" href="#interface-callload" aria-label="Permalink to &quot;Interface: CallLoad&quot;">​</a></h1><p>What a kind of calls occupies.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-busy"></a> <code>busy</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Calls that are under way.</td></tr><tr><td><a id="property-givenup"></a> <code>givenUp</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Calls that were given up (deadline, signal, closing) and whose threads the kernel still holds.</td></tr><tr><td><a id="property-waiting"></a> <code>waiting</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Calls that wait for their turn.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/CallLoad.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CallLoad = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CallLoad as default
};
