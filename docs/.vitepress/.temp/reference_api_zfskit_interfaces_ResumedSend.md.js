import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ResumedSend","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ResumedSend.md","filePath":"reference/api/zfskit/interfaces/ResumedSend.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ResumedSend.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ResumedSend</p><h1 id="interface-resumedsend" tabindex="-1">Interface: ResumedSend <a class="header-anchor" href="#interface-resumedsend" aria-label="Permalink to &quot;Interface: ResumedSend&quot;">​</a></h1><p>A send that goes on where a receive stopped: arguments of <code>send</code>, <code>sendTo</code>, <code>sendSize</code> and <code>copy</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-options"></a> <code>options</code></td><td><code>readonly</code></td><td><a href="./SendOptions.html"><code>SendOptions</code></a></td><td>The options of the stream that broke off, and where to go on.</td></tr><tr><td><a id="property-resumable"></a> <code>resumable</code></td><td><code>readonly</code></td><td><code>true</code></td><td>-</td></tr><tr><td><a id="property-snapshot"></a> <code>snapshot</code></td><td><code>readonly</code></td><td><code>string</code></td><td>What to send, by the name that it has now.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ResumedSend.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ResumedSend = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ResumedSend as default
};
