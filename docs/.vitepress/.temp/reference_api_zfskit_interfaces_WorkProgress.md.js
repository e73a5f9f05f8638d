import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WorkProgress","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/WorkProgress.md","filePath":"reference/api/zfskit/interfaces/WorkProgress.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/WorkProgress.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / WorkProgress</p><h1 id="interface-workprogress" tabindex="-1">Interface: WorkProgress <a class="header-anchor" href="#interface-workprogress" aria-label="Permalink to &quot;Interface: WorkProgress&quot;">​</a></h1><p>How far work in the background is.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-done"></a> <code>done</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes.</td></tr><tr><td><a id="property-fraction"></a> <code>fraction</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Of what is done, 0 to 1.</td></tr><tr><td><a id="property-persecond"></a> <code>perSecond</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes; 0n when it does not run.</td></tr><tr><td><a id="property-secondsleft"></a> <code>secondsLeft</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Seconds to go at the present rate; undefined where it cannot be said.</td></tr><tr><td><a id="property-total"></a> <code>total</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/WorkProgress.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WorkProgress = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WorkProgress as default
};
