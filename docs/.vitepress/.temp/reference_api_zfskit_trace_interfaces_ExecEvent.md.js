import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ExecEvent","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/ExecEvent.md","filePath":"reference/api/zfskit/trace/interfaces/ExecEvent.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/ExecEvent.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / ExecEvent</p><h1 id="interface-execevent" tabindex="-1">Interface: ExecEvent <a class="header-anchor" href="#interface-execevent" aria-label="Permalink to &quot;Interface: ExecEvent&quot;">​</a></h1><p>A process begins to run a program, or was found running it when the tracer was attached.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><code>EventBase</code></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th><th>Inherited from</th></tr></thead><tbody><tr><td><a id="property-argv"></a> <code>argv</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Its command line.</td><td>-</td></tr><tr><td><a id="property-at"></a> <code>at</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds since 1970.</td><td><code>EventBase.at</code></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>readonly</code></td><td><code>&quot;exec&quot;</code></td><td>-</td><td>-</td></tr><tr><td><a id="property-pid"></a> <code>pid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Process, as the tracer sees it.</td><td><code>EventBase.pid</code></td></tr><tr><td><a id="property-ppid"></a> <code>ppid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Its parent process; 0 where that is not known.</td><td>-</td></tr><tr><td><a id="property-tid"></a> <code>tid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Thread in which it happened.</td><td><code>EventBase.tid</code></td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/ExecEvent.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ExecEvent = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ExecEvent as default
};
