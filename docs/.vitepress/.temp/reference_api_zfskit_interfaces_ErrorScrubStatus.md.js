import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ErrorScrubStatus","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ErrorScrubStatus.md","filePath":"reference/api/zfskit/interfaces/ErrorScrubStatus.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ErrorScrubStatus.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ErrorScrubStatus</p><h1 id="interface-errorscrubstatus" tabindex="-1">Interface: ErrorScrubStatus <a class="header-anchor" href="#interface-errorscrubstatus" aria-label="Permalink to &quot;Interface: ErrorScrubStatus&quot;">​</a></h1><p>The latest scrub of blocks with known errors (<code>zpool scrub -e</code>). Since 2.2.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-endseconds"></a> <code>endSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-examined"></a> <code>examined</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Blocks.</td></tr><tr><td><a id="property-pausedseconds"></a> <code>pausedSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Since when it is paused, in seconds since 1970; undefined when it is not.</td></tr><tr><td><a id="property-startseconds"></a> <code>startSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Seconds since 1970.</td></tr><tr><td><a id="property-state"></a> <code>state</code></td><td><code>readonly</code></td><td><a href="./../type-aliases/ScanState.html"><code>ScanState</code></a></td><td>-</td></tr><tr><td><a id="property-toexamine"></a> <code>toExamine</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ErrorScrubStatus.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ErrorScrubStatus = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ErrorScrubStatus as default
};
