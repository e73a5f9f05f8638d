import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WalkOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/WalkOptions.md","filePath":"reference/api/zfskit/interfaces/WalkOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/WalkOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / WalkOptions</p><h1 id="interface-walkoptions" tabindex="-1">Interface: WalkOptions <a class="header-anchor" href="#interface-walkoptions" aria-label="Permalink to &quot;Interface: WalkOptions&quot;">​</a></h1><p>What a walk visits.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-depth"></a> <code>depth?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Levels below the root to visit; its snapshots and bookmarks are one level below it. Default all, 0 is the root alone.</td></tr><tr><td><a id="property-filter"></a> <code>filter?</code></td><td><code>readonly</code></td><td>(<code>name</code>) =&gt; <code>boolean</code></td><td>Names to visit. What is below a dataset that is left out is visited all the same.</td></tr><tr><td><a id="property-kinds"></a> <code>kinds?</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/DatasetKind.html"><code>DatasetKind</code></a>[]</td><td>What to visit; filesystems and volumes (default), snapshots, bookmarks.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the walk; the iteration throws its reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/WalkOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WalkOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WalkOptions as default
};
