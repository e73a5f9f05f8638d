import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReadKstat","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ReadKstat.md","filePath":"reference/api/zfskit/interfaces/ReadKstat.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ReadKstat.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ReadKstat</p><h1 id="interface-readkstat" tabindex="-1">Interface: ReadKstat <a class="header-anchor" href="#interface-readkstat" aria-label="Permalink to &quot;Interface: ReadKstat&quot;">​</a></h1><p>A block that was read; kept when the module parameter <code>zfs_read_history</code> is above 0.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blkid"></a> <code>blkid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-flags"></a> <code>flags</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td><code>ARC_FLAG_*</code>.</td></tr><tr><td><a id="property-id"></a> <code>id</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-level"></a> <code>level</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-object"></a> <code>object</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-objset"></a> <code>objset</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-origin"></a> <code>origin</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Function of the module that asked for it.</td></tr><tr><td><a id="property-pid"></a> <code>pid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-process"></a> <code>process</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-startnanoseconds"></a> <code>startNanoseconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Nanoseconds since boot.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ReadKstat.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReadKstat = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReadKstat as default
};
