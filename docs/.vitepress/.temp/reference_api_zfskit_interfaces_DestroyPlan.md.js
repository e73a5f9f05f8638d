import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DestroyPlan","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DestroyPlan.md","filePath":"reference/api/zfskit/interfaces/DestroyPlan.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DestroyPlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DestroyPlan</p><h1 id="interface-destroyplan" tabindex="-1">Interface: DestroyPlan <a class="header-anchor" href="#interface-destroyplan" aria-label="Permalink to &quot;Interface: DestroyPlan&quot;">​</a></h1><p>What would be destroyed, as it was when it was looked at.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-freedbytes"></a> <code>freedBytes</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes that the pool gets back. Of snapshots alone, what <code>zfs destroy -nvp</code> says of them; of filesystems and volumes what they and their snapshots take up, without reservations.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>What the plan is for.</td></tr><tr><td><a id="property-obstacles"></a> <code>obstacles</code></td><td><code>readonly</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <a href="./../type-aliases/ZfsErrorCode.html"><code>ZfsErrorCode</code></a>&gt;</td><td>What is in the way: held snapshots and filesystems that are mounted here (<code>EBUSY</code>).</td></tr><tr><td><a id="property-steps"></a> <code>steps</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/DestroyStep.html"><code>DestroyStep</code></a>[]</td><td>In the order in which it is destroyed: nothing goes before what depends on it.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DestroyPlan.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DestroyPlan = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DestroyPlan as default
};
