import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DestroyRequest","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DestroyRequest.md","filePath":"reference/api/zfskit/interfaces/DestroyRequest.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DestroyRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DestroyRequest</p><h1 id="interface-destroyrequest" tabindex="-1">Interface: DestroyRequest <a class="header-anchor" href="#interface-destroyrequest" aria-label="Permalink to &quot;Interface: DestroyRequest&quot;">​</a></h1><p>What a destruction may reach, and when it happens.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./DestroyOptions.html"><code>DestroyOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-clones"></a> <code>clones?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The clones of its snapshots as well, with everything that depends on them, wherever they are. As <code>zfs destroy -R</code>.</td><td><a href="./DestroyOptions.html"><code>DestroyOptions</code></a>.<a href="./DestroyOptions.html#property-clones"><code>clones</code></a></td></tr><tr><td><a id="property-defer"></a> <code>defer?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Snapshots alone: those that are held or cloned are destroyed as soon as they no longer are.</td><td>-</td></tr><tr><td><a id="property-recursive"></a> <code>recursive?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Everything below it as well; of a snapshot, those of the same name below its dataset. As <code>zfs destroy -r</code>.</td><td><a href="./DestroyOptions.html"><code>DestroyOptions</code></a>.<a href="./DestroyOptions.html#property-recursive"><code>recursive</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DestroyRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DestroyRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DestroyRequest as default
};
