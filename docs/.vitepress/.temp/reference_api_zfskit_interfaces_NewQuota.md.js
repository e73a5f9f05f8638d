import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NewQuota","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/NewQuota.md","filePath":"reference/api/zfskit/interfaces/NewQuota.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/NewQuota.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / NewQuota</p><h1 id="interface-newquota" tabindex="-1">Interface: NewQuota <a class="header-anchor" href="#interface-newquota" aria-label="Permalink to &quot;Interface: NewQuota&quot;">​</a></h1><p>A quota to set; what is left out stays as it is, <code>none</code> takes it away.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-id"></a> <code>id</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Uid, gid or project id, from 0 to 4294967294.</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/AccountKind.html"><code>AccountKind</code></a></td><td>-</td></tr><tr><td><a id="property-objectquota"></a> <code>objectQuota?</code></td><td><code>readonly</code></td><td><code>number</code> | <code>bigint</code> | <code>&quot;none&quot;</code></td><td>Files and directories.</td></tr><tr><td><a id="property-quota"></a> <code>quota?</code></td><td><code>readonly</code></td><td><code>string</code> | <code>number</code> | <code>bigint</code></td><td>Bytes: bigint, number, or a size such as <code>&#39;10G&#39;</code>.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/NewQuota.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NewQuota = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NewQuota as default
};
