import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: KeyRequest","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/KeyRequest.md","filePath":"reference/api/zfskit/interfaces/KeyRequest.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/KeyRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / KeyRequest</p><h1 id="interface-keyrequest" tabindex="-1">Interface: KeyRequest <a class="header-anchor" href="#interface-keyrequest" aria-label="Permalink to &quot;Interface: KeyRequest&quot;">​</a></h1><p>What a <a href="./../type-aliases/KeySource.html">KeySource</a> is asked for.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dataset"></a> <code>dataset</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The encryption root, or the dataset that is to become one.</td></tr><tr><td><a id="property-isnew"></a> <code>isNew</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>The key is being set, and not the one that is there asked for.</td></tr><tr><td><a id="property-keyformat"></a> <code>keyformat</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/KeyFormat.html"><code>KeyFormat</code></a></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/KeyRequest.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const KeyRequest = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  KeyRequest as default
};
