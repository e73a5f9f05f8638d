import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Hold","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Hold.md","filePath":"reference/api/zfskit/interfaces/Hold.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Hold.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Hold</p><h1 id="interface-hold" tabindex="-1">Interface: Hold <a class="header-anchor" href="#interface-hold" aria-label="Permalink to &quot;Interface: Hold&quot;">​</a></h1><p>A hold on a snapshot: while it has any, it cannot be destroyed.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-created"></a> <code>created</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>When it was made, in seconds since 1970.</td></tr><tr><td><a id="property-snapshot"></a> <code>snapshot</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Full name.</td></tr><tr><td><a id="property-tag"></a> <code>tag</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Hold.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Hold = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Hold as default
};
