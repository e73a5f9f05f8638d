import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Rule","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/Rule.md","filePath":"reference/api/zfskit/service/interfaces/Rule.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/Rule.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / Rule</p><h1 id="interface-rule" tabindex="-1">Interface: Rule <a class="header-anchor" href="#interface-rule" aria-label="Permalink to &quot;Interface: Rule&quot;">​</a></h1><p>Who may do what, where.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-grants"></a> <code>grants</code></td><td><code>readonly</code></td><td><code>ReadonlySet</code>&lt;<a href="./../type-aliases/Grant.html"><code>Grant</code></a>&gt;</td><td>-</td></tr><tr><td><a id="property-scopes"></a> <code>scopes</code></td><td><code>readonly</code></td><td>readonly <a href="./Scope.html"><code>Scope</code></a>[]</td><td>-</td></tr><tr><td><a id="property-who"></a> <code>who</code></td><td><code>readonly</code></td><td>| { <code>ids</code>: readonly <code>number</code>[]; <code>kind</code>: <code>&quot;uid&quot;</code> | <code>&quot;gid&quot;</code>; } | <code>&quot;anyone&quot;</code></td><td>Whom it is about: <code>uid</code> or <code>gid</code> with their numbers, or anyone. A gid counts among the supplementary ones too.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/Rule.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Rule = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Rule as default
};
