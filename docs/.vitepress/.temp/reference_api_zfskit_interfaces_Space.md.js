import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Space","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Space.md","filePath":"reference/api/zfskit/interfaces/Space.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Space.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Space</p><h1 id="interface-space" tabindex="-1">Interface: Space <a class="header-anchor" href="#interface-space" aria-label="Permalink to &quot;Interface: Space&quot;">​</a></h1><p>The space of a dataset (zfsprops(7)). Bytes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-available"></a> <code>available</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>What can still be written, with regard to quotas and reservations; undefined for a snapshot.</td></tr><tr><td><a id="property-logical"></a> <code>logical</code></td><td><code>readonly</code></td><td><code>object</code></td><td>Before compression and without copies and metadata. <code>used</code> is undefined for a snapshot.</td></tr><tr><td><code>logical.referenced</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><code>logical.used</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>-</td></tr><tr><td><a id="property-referenced"></a> <code>referenced</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>What can be reached through it, shared with others or not.</td></tr><tr><td><a id="property-used"></a> <code>used</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Of a filesystem or volume, all that it and what is below it takes; of a snapshot, what its destruction would free.</td></tr><tr><td><a id="property-usedby"></a> <code>usedBy</code></td><td><code>readonly</code></td><td><a href="./UsedBy.html"><code>UsedBy</code></a> | <code>undefined</code></td><td>Undefined for a snapshot.</td></tr><tr><td><a id="property-written"></a> <code>written</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Of <code>referenced</code>, what was written since the snapshot before.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Space.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Space = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Space as default
};
