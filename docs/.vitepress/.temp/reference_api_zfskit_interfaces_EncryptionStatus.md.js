import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EncryptionStatus","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/EncryptionStatus.md","filePath":"reference/api/zfskit/interfaces/EncryptionStatus.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/EncryptionStatus.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / EncryptionStatus</p><h1 id="interface-encryptionstatus" tabindex="-1">Interface: EncryptionStatus <a class="header-anchor" href="#interface-encryptionstatus" aria-label="Permalink to &quot;Interface: EncryptionStatus&quot;">​</a></h1><p>How a dataset is encrypted.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-encryption"></a> <code>encryption</code></td><td><code>readonly</code></td><td>| <code>bigint</code> | <code>&quot;on&quot;</code> | <code>&quot;off&quot;</code> | <code>&quot;aes-128-ccm&quot;</code> | <code>&quot;aes-192-ccm&quot;</code> | <code>&quot;aes-256-ccm&quot;</code> | <code>&quot;aes-128-gcm&quot;</code> | <code>&quot;aes-192-gcm&quot;</code> | <code>&quot;aes-256-gcm&quot;</code></td><td>The cipher: <code>aes-256-gcm</code>, ...</td></tr><tr><td><a id="property-encryptionroot"></a> <code>encryptionroot</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The dataset whose wrapping key protects this one: itself, or an ancestor.</td></tr><tr><td><a id="property-keyformat"></a> <code>keyformat</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/KeyFormat.html"><code>KeyFormat</code></a></td><td>-</td></tr><tr><td><a id="property-keylocation"></a> <code>keylocation</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Where the root&#39;s key is found; <code>none</code> where this is not the root.</td></tr><tr><td><a id="property-keystatus"></a> <code>keystatus</code></td><td><code>readonly</code></td><td><code>&quot;available&quot;</code> | <code>&quot;unavailable&quot;</code></td><td>-</td></tr><tr><td><a id="property-pbkdf2iters"></a> <code>pbkdf2iters</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>PBKDF2 iterations; 0 where the key is no passphrase.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/EncryptionStatus.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EncryptionStatus = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EncryptionStatus as default
};
