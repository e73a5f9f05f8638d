import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: MountOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/MountOptions.md","filePath":"reference/api/zfskit/interfaces/MountOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/MountOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / MountOptions</p><h1 id="interface-mountoptions" tabindex="-1">Interface: MountOptions <a class="header-anchor" href="#interface-mountoptions" aria-label="Permalink to &quot;Interface: MountOptions&quot;">​</a></h1><p>Options of one mount, which hold in place of the properties of the same names until it is unmounted.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-atime"></a> <code>atime?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-devices"></a> <code>devices?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-exec"></a> <code>exec?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-nbmand"></a> <code>nbmand?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Mandatory locks; Linux has none since 5.15.</td></tr><tr><td><a id="property-readonly"></a> <code>readonly?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-relatime"></a> <code>relatime?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-setuid"></a> <code>setuid?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-xattr"></a> <code>xattr?</code></td><td><code>readonly</code></td><td><code>&quot;off&quot;</code> | <code>&quot;sa&quot;</code> | <code>&quot;dir&quot;</code></td><td>Extended attributes: none, in system attributes, or in directories.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/MountOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const MountOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  MountOptions as default
};
