import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CandidateDevice","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/CandidateDevice.md","filePath":"reference/api/zfskit/interfaces/CandidateDevice.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/CandidateDevice.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / CandidateDevice</p><h1 id="interface-candidatedevice" tabindex="-1">Interface: CandidateDevice <a class="header-anchor" href="#interface-candidatedevice" aria-label="Permalink to &quot;Interface: CandidateDevice&quot;">​</a></h1><p>A device that belongs to a pool that was found.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-guid"></a> <code>guid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Guid of the vdev.</td></tr><tr><td><a id="property-labelcount"></a> <code>labelCount</code></td><td><code>readonly</code></td><td><code>number</code></td><td>How many of its four labels are good and the same.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The path that is taken.</td></tr><tr><td><a id="property-paths"></a> <code>paths</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>All its paths, in order of preference.</td></tr><tr><td><a id="property-role"></a> <code>role</code></td><td><code>readonly</code></td><td><code>&quot;member&quot;</code> | <code>&quot;outdated&quot;</code> | <code>&quot;former&quot;</code></td><td><code>member</code>; <code>outdated</code>: its label is older than the pool&#39;s newest, it was away for a while; <code>former</code>: the newest label does not know it any more, it was detached or replaced.</td></tr><tr><td><a id="property-txg"></a> <code>txg</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Transaction group of its label.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/CandidateDevice.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CandidateDevice = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CandidateDevice as default
};
