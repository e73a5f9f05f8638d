import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DataError","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DataError.md","filePath":"reference/api/zfskit/interfaces/DataError.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DataError.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DataError</p><h1 id="interface-dataerror" tabindex="-1">Interface: DataError <a class="header-anchor" href="#interface-dataerror" aria-label="Permalink to &quot;Interface: DataError&quot;">​</a></h1><p>Data of a pool that could not be read, and could not be repaired.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dataset"></a> <code>dataset</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>Name of the dataset or snapshot; undefined for the pool&#39;s metadata, and for a dataset that is gone.</td></tr><tr><td><a id="property-datasetobject"></a> <code>datasetObject</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Object number of the dataset; 0 for the pool&#39;s own metadata.</td></tr><tr><td><a id="property-object"></a> <code>object</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Object number in the dataset.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>Path of the file in its dataset, <code>/</code> first; undefined for what is no file.</td></tr><tr><td><a id="property-text"></a> <code>text</code></td><td><code>readonly</code></td><td><code>string</code></td><td>As <code>zpool status -v</code> prints it: below the mount point where it is mounted, else <code>dataset:/path</code>, else object numbers.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DataError.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DataError = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DataError as default
};
