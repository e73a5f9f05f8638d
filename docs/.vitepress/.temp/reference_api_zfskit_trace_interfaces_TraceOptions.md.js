import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TraceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/interfaces/TraceOptions.md","filePath":"reference/api/zfskit/trace/interfaces/TraceOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/interfaces/TraceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / TraceOptions</p><h1 id="interface-traceoptions" tabindex="-1">Interface: TraceOptions <a class="header-anchor" href="#interface-traceoptions" aria-label="Permalink to &quot;Interface: TraceOptions&quot;">​</a></h1><p>What is the same of a program that is started and of one that runs already.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./TraceProgramOptions.html"><code>TraceProgramOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-abi"></a> <code>abi?</code></td><td><code>readonly</code></td><td><a href="./../../ioctl/interfaces/Abi.html"><code>Abi</code></a></td><td>Whose <code>zfs_cmd_t</code> it is; by default that of the loaded module.</td></tr><tr><td><a id="property-device"></a> <code>device?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>The ZFS device; default <code>/dev/zfs</code>. Any path to it does: what counts is the device number.</td></tr><tr><td><a id="property-showsecrets"></a> <code>showSecrets?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Leave wrapping keys and passwords in the events; by default they are overwritten.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Lets go of all that is traced, which runs on.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/interfaces/TraceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TraceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TraceOptions as default
};
