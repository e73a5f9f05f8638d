import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadedKeys","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/LoadedKeys.md","filePath":"reference/api/zfskit/interfaces/LoadedKeys.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/LoadedKeys.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / LoadedKeys</p><h1 id="interface-loadedkeys" tabindex="-1">Interface: LoadedKeys <a class="header-anchor" href="#interface-loadedkeys" aria-label="Permalink to &quot;Interface: LoadedKeys&quot;">​</a></h1><p>What became of the keys of many encryption roots.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-failures"></a> <code>failures</code></td><td><code>readonly</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <a href="./../classes/ZfsError.html"><code>ZfsError</code></a>&gt;</td><td>Why the keys of others could not be loaded, by encryption root.</td></tr><tr><td><a id="property-loaded"></a> <code>loaded</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Encryption roots whose key was loaded now, parents before their children.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/LoadedKeys.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadedKeys = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadedKeys as default
};
