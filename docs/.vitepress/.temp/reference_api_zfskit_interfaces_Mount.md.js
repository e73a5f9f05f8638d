import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Mount","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Mount.md","filePath":"reference/api/zfskit/interfaces/Mount.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Mount.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Mount</p><h1 id="interface-mount" tabindex="-1">Interface: Mount <a class="header-anchor" href="#interface-mount" aria-label="Permalink to &quot;Interface: Mount&quot;">​</a></h1><p>Where a filesystem or snapshot is mounted.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./NamespaceMount.html"><code>NamespaceMount</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dataset"></a> <code>dataset</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Full name of the filesystem or snapshot.</td></tr><tr><td><a id="property-options"></a> <code>options</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Options of this mount, such as <code>rw</code> or <code>noatime</code>.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Directory, as the mount namespace sees it.</td></tr><tr><td><a id="property-root"></a> <code>root</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Part of the dataset that is seen there: <code>/</code>, or a directory of it (a bind mount).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Mount.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Mount = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Mount as default
};
