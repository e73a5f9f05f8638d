import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PoolChange","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/PoolChange.md","filePath":"reference/api/zfskit/interfaces/PoolChange.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/PoolChange.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / PoolChange</p><h1 id="interface-poolchange" tabindex="-1">Interface: PoolChange <a class="header-anchor" href="#interface-poolchange" aria-label="Permalink to &quot;Interface: PoolChange&quot;">​</a></h1><p>The state of a pool at a moment, and what led to it.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-causes"></a> <code>causes</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/ZfsEvent.html"><code>ZfsEvent</code></a>[]</td><td>The events since the state before, the oldest first, at most <a href="./../variables/MAX_CAUSES.html">MAX_CAUSES</a>. Empty for the first state.</td></tr><tr><td><a id="property-missed"></a> <code>missed</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Events since the state before that are not among <code>causes</code>: lost in the kernel (at least so many, see <code>ZfsEvent.missed</code>), of whatever pool, or beyond <a href="./../variables/MAX_CAUSES.html">MAX_CAUSES</a>. The state has what they led to all the same.</td></tr><tr><td><a id="property-status"></a> <code>status</code></td><td><code>readonly</code></td><td><a href="./PoolStatus.html"><code>PoolStatus</code></a> | <code>undefined</code></td><td>The state, read after all of <code>causes</code>; undefined when the pool is not imported: it was exported or destroyed.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/PoolChange.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PoolChange = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PoolChange as default
};
