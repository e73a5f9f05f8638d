import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AllocatingVdev","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/AllocatingVdev.md","filePath":"reference/api/zfskit/interfaces/AllocatingVdev.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/AllocatingVdev.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / AllocatingVdev</p><h1 id="interface-allocatingvdev" tabindex="-1">Interface: AllocatingVdev <a class="header-anchor" href="#interface-allocatingvdev" aria-label="Permalink to &quot;Interface: AllocatingVdev&quot;">​</a></h1><p>A top-level vdev, as far as it decides how much space a block takes.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-ashift"></a> <code>ashift</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Sectors are 2^ashift bytes.</td></tr><tr><td><a id="property-stripe"></a> <code>stripe</code></td><td><code>readonly</code></td><td>| { <code>data</code>: <code>bigint</code>; <code>kind</code>: <code>&quot;draid&quot;</code> | <code>&quot;raidz&quot;</code>; <code>parity</code>: <code>bigint</code>; } | <code>undefined</code></td><td>raidz and draid: parity, and data sectors in a full row.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/AllocatingVdev.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AllocatingVdev = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AllocatingVdev as default
};
