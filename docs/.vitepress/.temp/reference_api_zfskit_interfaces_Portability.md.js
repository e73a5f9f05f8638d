import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Portability","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Portability.md","filePath":"reference/api/zfskit/interfaces/Portability.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Portability.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Portability</p><h1 id="interface-portability" tabindex="-1">Interface: Portability <a class="header-anchor" href="#interface-portability" aria-label="Permalink to &quot;Interface: Portability&quot;">​</a></h1><p>What of a pool stands in the way of a module.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blocking"></a> <code>blocking</code></td><td><code>readonly</code></td><td>readonly <a href="./FeatureStatus.html"><code>FeatureStatus</code></a>[]</td><td>Active features that are unknown there: with one of the first kind it cannot be imported at all.</td></tr><tr><td><a id="property-blockingwrites"></a> <code>blockingWrites</code></td><td><code>readonly</code></td><td>readonly <a href="./FeatureStatus.html"><code>FeatureStatus</code></a>[]</td><td>-</td></tr><tr><td><a id="property-readonly"></a> <code>readOnly</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>It can be imported read-only at least.</td></tr><tr><td><a id="property-readwrite"></a> <code>readWrite</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The pool can be imported.</td></tr><tr><td><a id="property-risky"></a> <code>risky</code></td><td><code>readonly</code></td><td>readonly <a href="./FeatureStatus.html"><code>FeatureStatus</code></a>[]</td><td>Enabled features that are unknown there: they stand in the way as soon as something uses them.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Portability.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Portability = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Portability as default
};
