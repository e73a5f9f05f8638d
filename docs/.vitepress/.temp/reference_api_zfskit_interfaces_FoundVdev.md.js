import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FoundVdev","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/FoundVdev.md","filePath":"reference/api/zfskit/interfaces/FoundVdev.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/FoundVdev.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / FoundVdev</p><h1 id="interface-foundvdev" tabindex="-1">Interface: FoundVdev <a class="header-anchor" href="#interface-foundvdev" aria-label="Permalink to &quot;Interface: FoundVdev&quot;">​</a></h1><p>A vdev in a pool&#39;s configuration.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-config"></a> <code>config</code></td><td><code>readonly</code></td><td><a href="./../nvlist/classes/Nvlist.html"><code>Nvlist</code></a></td><td>Its node of the configuration.</td></tr><tr><td><a id="property-guid"></a> <code>guid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>As <code>zpool status -P</code> shows it: a path, or type and id.</td></tr><tr><td><a id="property-path"></a> <code>path</code></td><td><code>readonly</code></td><td><code>string</code> | <code>undefined</code></td><td>-</td></tr><tr><td><a id="property-role"></a> <code>role</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/VdevRole.html"><code>VdevRole</code></a></td><td>-</td></tr><tr><td><a id="property-top"></a> <code>top</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>A top-level vdev, which is a child of the root.</td></tr><tr><td><a id="property-type"></a> <code>type</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/FoundVdev.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FoundVdev = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FoundVdev as default
};
