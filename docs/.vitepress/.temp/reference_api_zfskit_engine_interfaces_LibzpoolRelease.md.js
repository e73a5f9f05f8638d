import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LibzpoolRelease","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/engine/interfaces/LibzpoolRelease.md","filePath":"reference/api/zfskit/engine/interfaces/LibzpoolRelease.md"}');
const _sfc_main = { name: "reference/api/zfskit/engine/interfaces/LibzpoolRelease.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/engine</a> / LibzpoolRelease</p><h1 id="interface-libzpoolrelease" tabindex="-1">Interface: LibzpoolRelease <a class="header-anchor" href="#interface-libzpoolrelease" aria-label="Permalink to &quot;Interface: LibzpoolRelease&quot;">​</a></h1><p>A release of libzpool that the engine knows.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-needs"></a> <code>needs</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Libraries that it needs, in the order in which they are loaded.</td></tr><tr><td><a id="property-soname"></a> <code>soname</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Name of the library, which changes with each incompatible release.</td></tr><tr><td><a id="property-version"></a> <code>version</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Version of OpenZFS, by which the ABI and the declarations are chosen.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/engine/interfaces/LibzpoolRelease.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LibzpoolRelease = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LibzpoolRelease as default
};
