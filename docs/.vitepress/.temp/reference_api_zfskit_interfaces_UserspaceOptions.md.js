import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: UserspaceOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/UserspaceOptions.md","filePath":"reference/api/zfskit/interfaces/UserspaceOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/UserspaceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / UserspaceOptions</p><h1 id="interface-userspaceoptions" tabindex="-1">Interface: UserspaceOptions <a class="header-anchor" href="#interface-userspaceoptions" aria-label="Permalink to &quot;Interface: UserspaceOptions&quot;">​</a></h1><p>How to start an engine in a process of its own.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-engine"></a> <code>engine</code></td><td><code>readonly</code></td><td><code>&quot;userspace&quot;</code></td><td>ZFS in userspace: OpenZFS&#39;s libzpool in a child process. No kernel module and no root are needed.</td></tr><tr><td><a id="property-libraries"></a> <code>libraries?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Folder with libzpool and the libraries that it needs; the system&#39;s when left out.</td></tr><tr><td><a id="property-node"></a> <code>node?</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Command that runs Node for the engine&#39;s process. Default: the one that runs this.</td></tr><tr><td><a id="property-state"></a> <code>state?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Folder in which the engine remembers its pools, as a machine does in <code>/etc/zfs/zpool.cache</code>: they are there again when an engine is started with it the next time. When left out, the pools that are still imported are exported in the end. Only one engine at a time can have a folder.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/UserspaceOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UserspaceOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UserspaceOptions as default
};
