import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: CallFilter","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/CallFilter.md","filePath":"reference/api/zfskit/trace/interfaces/CallFilter.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/CallFilter.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / CallFilter</p><h1 id="interface-callfilter" tabindex="-1">Interface: CallFilter <a class="header-anchor" href="#interface-callfilter" aria-label="Permalink to &quot;Interface: CallFilter&quot;">​</a></h1><p>Which calls of a trace are wanted.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-accepts"></a> <code>accepts</code></td><td><code>readonly</code></td><td>(<code>call</code>) =&gt; <code>boolean</code></td><td>Whether a call is wanted.</td></tr><tr><td><a id="property-acceptsprocess"></a> <code>acceptsProcess</code></td><td><code>readonly</code></td><td>(<code>pid</code>) =&gt; <code>boolean</code></td><td>Whether events of a process are wanted: of all, unless the filter is about processes.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/CallFilter.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const CallFilter = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  CallFilter as default
};
