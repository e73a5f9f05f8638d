import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DestroyOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DestroyOptions.md","filePath":"reference/api/zfskit/interfaces/DestroyOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DestroyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DestroyOptions</p><h1 id="interface-destroyoptions" tabindex="-1">Interface: DestroyOptions <a class="header-anchor" href="#interface-destroyoptions" aria-label="Permalink to &quot;Interface: DestroyOptions&quot;">​</a></h1><p>What a plan may reach beyond the dataset or snapshot that it is for.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DestroyRequest.html"><code>DestroyRequest</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-clones"></a> <code>clones?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The clones of its snapshots as well, with everything that depends on them, wherever they are. As <code>zfs destroy -R</code>.</td></tr><tr><td><a id="property-recursive"></a> <code>recursive?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Everything below it as well; of a snapshot, those of the same name below its dataset. As <code>zfs destroy -r</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DestroyOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DestroyOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DestroyOptions as default
};
