import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NamedKstat<N>","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/NamedKstat.md","filePath":"reference/api/zfskit/interfaces/NamedKstat.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/NamedKstat.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / NamedKstat</p><h1 id="interface-namedkstat-n" tabindex="-1">Interface: NamedKstat&lt;N&gt; <a class="header-anchor" href="#interface-namedkstat-n" aria-label="Permalink to &quot;Interface: NamedKstat\\&lt;N\\&gt;&quot;">​</a></h1><p>A statistic of named numbers, as it was at one moment.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./DatasetKstat.html"><code>DatasetKstat</code></a></li></ul><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to &quot;Type Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-n"></a> <code>N</code> <em>extends</em> <code>string</code></td><td><code>never</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-counters"></a> <code>counters</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/KstatCounters.html"><code>KstatCounters</code></a>&lt;<code>N</code>&gt;</td><td>-</td></tr><tr><td><a id="property-creatednanoseconds"></a> <code>createdNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds since boot, when it began to count.</td></tr><tr><td><a id="property-takennanoseconds"></a> <code>takenNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds since boot, when it was read.</td></tr><tr><td><a id="property-texts"></a> <code>texts</code></td><td><code>readonly</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</td><td>Rows that hold text, such as <code>dataset_name</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/NamedKstat.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NamedKstat = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NamedKstat as default
};
