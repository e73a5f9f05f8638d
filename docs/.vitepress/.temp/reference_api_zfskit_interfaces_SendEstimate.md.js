import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: SendEstimate","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/SendEstimate.md","filePath":"reference/api/zfskit/interfaces/SendEstimate.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/SendEstimate.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / SendEstimate</p><h1 id="interface-sendestimate" tabindex="-1">Interface: SendEstimate <a class="header-anchor" href="#interface-sendestimate" aria-label="Permalink to &quot;Interface: SendEstimate&quot;">​</a></h1><p>An estimate of a stream&#39;s size.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes; 0n when not <code>reliable</code>.</td></tr><tr><td><a id="property-reliable"></a> <code>reliable</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The kernel&#39;s arithmetic held. It subtracts what pointers take, and what a resumed receive has already, from the size of the data, and can come to less than nothing: openzfs/zfs#16691.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/SendEstimate.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const SendEstimate = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  SendEstimate as default
};
