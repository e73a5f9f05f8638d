import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: IoctlCount","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/IoctlCount.md","filePath":"reference/api/zfskit/trace/interfaces/IoctlCount.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/IoctlCount.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / IoctlCount</p><h1 id="interface-ioctlcount" tabindex="-1">Interface: IoctlCount <a class="header-anchor" href="#interface-ioctlcount" aria-label="Permalink to &quot;Interface: IoctlCount&quot;">​</a></h1><p>What is counted of the calls of one ioctl; times in nanoseconds.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-attempts"></a> <code>attempts</code></td><td><code>public</code></td><td><code>number</code></td><td>ioctls, repeated ones included.</td></tr><tr><td><a id="property-calls"></a> <code>calls</code></td><td><code>public</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-errors"></a> <code>errors</code></td><td><code>public</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-maxns"></a> <code>maxNs</code></td><td><code>public</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-totalns"></a> <code>totalNs</code></td><td><code>public</code></td><td><code>bigint</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/IoctlCount.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const IoctlCount = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  IoctlCount as default
};
