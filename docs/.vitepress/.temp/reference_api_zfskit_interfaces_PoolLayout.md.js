import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PoolLayout","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/PoolLayout.md","filePath":"reference/api/zfskit/interfaces/PoolLayout.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/PoolLayout.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / PoolLayout</p><h1 id="interface-poollayout" tabindex="-1">Interface: PoolLayout <a class="header-anchor" href="#interface-poollayout" aria-label="Permalink to &quot;Interface: PoolLayout&quot;">​</a></h1><p>The vdevs of a pool by what they are for (zpoolconcepts(7)).</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./NewPool.html"><code>NewPool</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cache"></a> <code>cache?</code></td><td><code>readonly</code></td><td>readonly <a href="./LeafVdev.html"><code>LeafVdev</code></a>[]</td><td>For cached reads: files and disks.</td></tr><tr><td><a id="property-dedup"></a> <code>dedup?</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/Vdev.html"><code>Vdev</code></a>[]</td><td>For dedup tables; their loss is the loss of the pool.</td></tr><tr><td><a id="property-log"></a> <code>log?</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/Vdev.html"><code>Vdev</code></a>[]</td><td>For the intent log: files, disks and mirrors of them.</td></tr><tr><td><a id="property-spares"></a> <code>spares?</code></td><td><code>readonly</code></td><td>readonly <a href="./LeafVdev.html"><code>LeafVdev</code></a>[]</td><td>Hot spares: files and disks.</td></tr><tr><td><a id="property-special"></a> <code>special?</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/Vdev.html"><code>Vdev</code></a>[]</td><td>For metadata and small blocks; their loss is the loss of the pool.</td></tr><tr><td><a id="property-vdevs"></a> <code>vdevs</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/Vdev.html"><code>Vdev</code></a>[]</td><td>Top-level vdevs that hold data.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/PoolLayout.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PoolLayout = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PoolLayout as default
};
