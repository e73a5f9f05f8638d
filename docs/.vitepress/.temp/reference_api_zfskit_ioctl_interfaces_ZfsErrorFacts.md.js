import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ZfsErrorFacts","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/ZfsErrorFacts.md","filePath":"reference/api/zfskit/ioctl/interfaces/ZfsErrorFacts.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/ZfsErrorFacts.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / ZfsErrorFacts</p><h1 id="interface-zfserrorfacts" tabindex="-1">Interface: ZfsErrorFacts <a class="header-anchor" href="#interface-zfserrorfacts" aria-label="Permalink to &quot;Interface: ZfsErrorFacts&quot;">​</a></h1><p>The facts of a failure, as given to <a href="./../../classes/ZfsError.html">ZfsError</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-answer"></a> <code>answer?</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>unknown</code>&gt;&gt;</td></tr><tr><td><a id="property-cause"></a> <code>cause?</code></td><td><code>unknown</code></td></tr><tr><td><a id="property-climessage"></a> <code>cliMessage?</code></td><td><code>string</code></td></tr><tr><td><a id="property-code"></a> <code>code</code></td><td><a href="./../../type-aliases/ZfsErrorCode.html"><code>ZfsErrorCode</code></a></td></tr><tr><td><a id="property-errno"></a> <code>errno?</code></td><td><code>number</code></td></tr><tr><td><a id="property-failures"></a> <code>failures?</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <a href="./../../type-aliases/ZfsErrorCode.html"><code>ZfsErrorCode</code></a>&gt;</td></tr><tr><td><a id="property-ioctl"></a> <code>ioctl?</code></td><td><code>string</code></td></tr><tr><td><a id="property-message"></a> <code>message</code></td><td><code>string</code></td></tr><tr><td><a id="property-subject"></a> <code>subject?</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/ZfsErrorFacts.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ZfsErrorFacts = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ZfsErrorFacts as default
};
