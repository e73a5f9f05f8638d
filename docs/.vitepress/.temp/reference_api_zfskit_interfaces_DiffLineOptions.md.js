import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: DiffLineOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/DiffLineOptions.md","filePath":"reference/api/zfskit/interfaces/DiffLineOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/DiffLineOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / DiffLineOptions</p><h1 id="interface-difflineoptions" tabindex="-1">Interface: DiffLineOptions <a class="header-anchor" href="#interface-difflineoptions" aria-label="Permalink to &quot;Interface: DiffLineOptions&quot;">​</a></h1><p>How <code>zfs diff</code> is to print a change; the options are those of the command.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-classify"></a> <code>classify?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td><code>-F</code>: a column with the type of the file.</td></tr><tr><td><a id="property-mountpoint"></a> <code>mountpoint?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Where the filesystem is mounted: it comes before each path. Default: nothing.</td></tr><tr><td><a id="property-raw"></a> <code>raw?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td><code>-h</code>: bytes as they are, not <code>\\0ooo</code> for spaces, backslashes, control characters and all beyond ASCII.</td></tr><tr><td><a id="property-scripted"></a> <code>scripted?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td><code>-H</code>: a tab, not an arrow, between the two paths of a rename.</td></tr><tr><td><a id="property-timestamps"></a> <code>timestamps?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td><code>-t</code>: a column with the time of the change, before all others.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/DiffLineOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const DiffLineOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  DiffLineOptions as default
};
