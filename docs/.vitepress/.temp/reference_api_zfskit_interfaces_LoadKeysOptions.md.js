import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: LoadKeysOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/LoadKeysOptions.md","filePath":"reference/api/zfskit/interfaces/LoadKeysOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/LoadKeysOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / LoadKeysOptions</p><h1 id="interface-loadkeysoptions" tabindex="-1">Interface: LoadKeysOptions <a class="header-anchor" href="#interface-loadkeysoptions" aria-label="Permalink to &quot;Interface: LoadKeysOptions&quot;">​</a></h1><p>How the keys of many encryption roots are loaded.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-key"></a> <code>key?</code></td><td><code>readonly</code></td><td>(<code>request</code>) =&gt; <code>Uint8Array</code>&lt;...&gt; | <code>Promise</code>&lt;...&gt;</td><td>Asked for the key of each root whose <code>keylocation</code> is <code>prompt</code>; when left out, those fail with <code>ZFSKIT_NO_KEY</code>.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the work; keys that are loaded stay so.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/LoadKeysOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const LoadKeysOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  LoadKeysOptions as default
};
