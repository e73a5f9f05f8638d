import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReplicationPackage","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/ReplicationPackage.md","filePath":"reference/api/zfskit/stream/interfaces/ReplicationPackage.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/ReplicationPackage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / ReplicationPackage</p><h1 id="interface-replicationpackage" tabindex="-1">Interface: ReplicationPackage <a class="header-anchor" href="#interface-replicationpackage" aria-label="Permalink to &quot;Interface: ReplicationPackage&quot;">​</a></h1><p>A package that is being read.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-begin"></a> <code>begin</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/RecordOf.html"><code>RecordOf</code></a>&lt;<code>&quot;BEGIN&quot;</code>&gt;</td><td>Its first record.</td></tr><tr><td><a id="property-list"></a> <code>list</code></td><td><code>readonly</code></td><td><code>object</code> &amp; <code>object</code> | <code>undefined</code></td><td>What it says of its substreams; undefined in a package without properties.</td></tr><tr><td><a id="property-substreams"></a> <code>substreams</code></td><td><code>readonly</code></td><td><code>AsyncGenerator</code>&lt;<a href="./Substream.html"><code>Substream</code></a>, <code>void</code>, <code>void</code>&gt;</td><td>Its substreams, one after the other. Leaving the loop closes the source.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/ReplicationPackage.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReplicationPackage = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReplicationPackage as default
};
