import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TxgKstat","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/TxgKstat.md","filePath":"reference/api/zfskit/interfaces/TxgKstat.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/TxgKstat.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / TxgKstat</p><h1 id="interface-txgkstat" tabindex="-1">Interface: TxgKstat <a class="header-anchor" href="#interface-txgkstat" aria-label="Permalink to &quot;Interface: TxgKstat&quot;">​</a></h1><p>A transaction group of a pool. Times in nanoseconds.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-birthnanoseconds"></a> <code>birthNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds since boot.</td></tr><tr><td><a id="property-dirtybytes"></a> <code>dirtyBytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes.</td></tr><tr><td><a id="property-opennanoseconds"></a> <code>openNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-quiescenanoseconds"></a> <code>quiesceNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-readbytes"></a> <code>readBytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-reads"></a> <code>reads</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Operations.</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/TxgState.html"><code>TxgState</code></a></td><td>-</td></tr><tr><td><a id="property-syncnanoseconds"></a> <code>syncNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-txg"></a> <code>txg</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-waitnanoseconds"></a> <code>waitNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-writes"></a> <code>writes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-writtenbytes"></a> <code>writtenBytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/TxgKstat.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TxgKstat = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TxgKstat as default
};
