import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FileStat","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/ioctl/interfaces/FileStat.md","filePath":"reference/api/zfskit/ioctl/interfaces/FileStat.md"}');
const _sfc_main = { name: "reference/api/zfskit/ioctl/interfaces/FileStat.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/ioctl</a> / FileStat</p><h1 id="interface-filestat" tabindex="-1">Interface: FileStat <a class="header-anchor" href="#interface-filestat" aria-label="Permalink to &quot;Interface: FileStat&quot;">​</a></h1><p><code>zc_stat</code>: a file&#39;s attributes (<code>zfs_stat_t</code>).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-zs_ctime"></a> <code>zs_ctime</code></td><td><code>readonly</code></td><td>readonly [<code>bigint</code>, <code>bigint</code>]</td><td>Seconds since 1970 and nanoseconds.</td></tr><tr><td><a id="property-zs_gen"></a> <code>zs_gen</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-zs_links"></a> <code>zs_links</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-zs_mode"></a> <code>zs_mode</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/ioctl/interfaces/FileStat.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FileStat = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FileStat as default
};
