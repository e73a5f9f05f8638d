import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PoolConfig","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/PoolConfig.md","filePath":"reference/api/zfskit/interfaces/PoolConfig.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/PoolConfig.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / PoolConfig</p><h1 id="interface-poolconfig" tabindex="-1">Interface: PoolConfig <a class="header-anchor" href="#interface-poolconfig" aria-label="Permalink to &quot;Interface: PoolConfig&quot;">​</a></h1><p>A pool&#39;s configuration as the kernel keeps it: enough to import the pool again.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-config"></a> <code>config</code></td><td><code>readonly</code></td><td><a href="./../nvlist/classes/Nvlist.html"><code>Nvlist</code></a></td><td>The whole configuration, for reading and for <code>import</code>.</td></tr><tr><td><a id="property-guid"></a> <code>guid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/PoolConfig.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PoolConfig = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PoolConfig as default
};
