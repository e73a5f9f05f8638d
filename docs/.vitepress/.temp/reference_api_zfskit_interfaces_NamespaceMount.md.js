import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NamespaceMount","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/NamespaceMount.md","filePath":"reference/api/zfskit/interfaces/NamespaceMount.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/NamespaceMount.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / NamespaceMount</p><h1 id="interface-namespacemount" tabindex="-1">Interface: NamespaceMount <a class="header-anchor" href="#interface-namespacemount" aria-label="Permalink to &quot;Interface: NamespaceMount&quot;">​</a></h1><p>A mount in a mount namespace that could be looked at.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./Mount.html"><code>Mount</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-dataset"></a> <code>dataset</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Full name of the filesystem or snapshot.</td><td><a href="./Mount.html"><code>Mount</code></a>.<a href="./Mount.html#property-dataset"><code>dataset</code></a></td></tr><tr><td><a id="property-namespace"></a> <code>namespace</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Inode number of the namespace, as in <code>mnt:[4026531841]</code>.</td><td>-</td></tr><tr><td><a id="property-options"></a> <code>options</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Options of this mount, such as <code>rw</code> or <code>noatime</code>.</td><td><a href="./Mount.html"><code>Mount</code></a>.<a href="./Mount.html#property-options"><code>options</code></a></td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Directory, as the mount namespace sees it.</td><td><a href="./Mount.html"><code>Mount</code></a>.<a href="./Mount.html#property-path"><code>path</code></a></td></tr><tr><td><a id="property-pid"></a> <code>pid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>One of the processes in it.</td><td>-</td></tr><tr><td><a id="property-root"></a> <code>root</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Part of the dataset that is seen there: <code>/</code>, or a directory of it (a bind mount).</td><td><a href="./Mount.html"><code>Mount</code></a>.<a href="./Mount.html#property-root"><code>root</code></a></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/NamespaceMount.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NamespaceMount = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NamespaceMount as default
};
