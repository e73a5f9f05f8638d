import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExpansionStatus","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ExpansionStatus.md","filePath":"reference/api/zfskit/interfaces/ExpansionStatus.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ExpansionStatus.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ExpansionStatus</p><h1 id="interface-expansionstatus" tabindex="-1">Interface: ExpansionStatus <a class="header-anchor" href="#interface-expansionstatus" aria-label="Permalink to &quot;Interface: ExpansionStatus&quot;">​</a></h1><p>The latest expansion of a raidz vdev (<code>pool_raidz_expand_stat_t</code>). Seconds since 1970, bytes. Since 2.3.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-endseconds"></a> <code>endSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-progress"></a> <code>progress</code></td><td><code>readonly</code></td><td><a href="./WorkProgress.html"><code>WorkProgress</code></a></td><td>-</td></tr><tr><td><a id="property-startseconds"></a> <code>startSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ScanState.html"><code>ScanState</code></a></td><td>-</td></tr><tr><td><a id="property-vdev"></a> <code>vdev</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-vdevname"></a> <code>vdevName</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>-</td></tr><tr><td><a id="property-waitsforresilver"></a> <code>waitsForResilver</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>It goes on when the resilver is over, or the errors are cleared.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ExpansionStatus.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExpansionStatus = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExpansionStatus as default
};
