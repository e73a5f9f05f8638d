import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: NewWrappingKey","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/NewWrappingKey.md","filePath":"reference/api/zfskit/interfaces/NewWrappingKey.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/NewWrappingKey.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / NewWrappingKey</p><h1 id="interface-newwrappingkey" tabindex="-1">Interface: NewWrappingKey <a class="header-anchor" href="#interface-newwrappingkey" aria-label="Permalink to &quot;Interface: NewWrappingKey&quot;">​</a></h1><p>A wrapping key to set.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-key"></a> <code>key?</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/KeySource.html"><code>KeySource</code></a></td><td>The key; when left out, the file is read that <code>keylocation</code> names.</td></tr><tr><td><a id="property-keyformat"></a> <code>keyformat</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/KeyFormat.html"><code>KeyFormat</code></a></td><td>-</td></tr><tr><td><a id="property-keylocation"></a> <code>keylocation?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Where the key is found later: <code>prompt</code>, the default, or <code>file:///path</code>; the kernel takes <code>https://...</code> as well (2.1 and later).</td></tr><tr><td><a id="property-pbkdf2iters"></a> <code>pbkdf2iters?</code></td><td><code>readonly</code></td><td><code>number</code> | <code>bigint</code></td><td>PBKDF2 iterations of a passphrase, at least 100000. Default 350000.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the wait for the key.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/NewWrappingKey.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const NewWrappingKey = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  NewWrappingKey as default
};
