import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadKeyOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/LoadKeyOptions.md","filePath":"reference/api/zfskit/interfaces/LoadKeyOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/LoadKeyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / LoadKeyOptions</p><h1 id="interface-loadkeyoptions" tabindex="-1">Interface: LoadKeyOptions <a class="header-anchor" href="#interface-loadkeyoptions" aria-label="Permalink to &quot;Interface: LoadKeyOptions&quot;">​</a></h1><p>A wrapping key to load or to check.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-key"></a> <code>key?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/KeySource.html"><code>KeySource</code></a></td><td>The key; when left out, the file is read that the key location names.</td></tr><tr><td><a id="property-keylocation"></a> <code>keylocation?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Read instead of what the dataset&#39;s <code>keylocation</code> names: <code>file:///path</code>.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the wait for the key. The ioctl itself is short and not given up.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/LoadKeyOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadKeyOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadKeyOptions as default
};
