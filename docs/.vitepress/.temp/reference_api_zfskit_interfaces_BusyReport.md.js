import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BusyReport","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/BusyReport.md","filePath":"reference/api/zfskit/interfaces/BusyReport.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/BusyReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / BusyReport</p><h1 id="interface-busyreport" tabindex="-1">Interface: BusyReport <a class="header-anchor" href="#interface-busyreport" aria-label="Permalink to &quot;Interface: BusyReport&quot;">​</a></h1><p>Evidence of why a dataset or snapshot cannot be destroyed, renamed, unmounted or rolled back.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-children"></a> <code>children</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Filesystems and volumes directly below it.</td></tr><tr><td><a id="property-clones"></a> <code>clones</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>Clones of it or of its snapshots.</td></tr><tr><td><a id="property-holds"></a> <code>holds</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>Holds of it or of its snapshots, with the time at which they were made.</td></tr><tr><td><a id="property-mounts"></a> <code>mounts</code></td><td><code>readonly</code></td><td>readonly <a href="./NamespaceMount.html"><code>NamespaceMount</code></a>[]</td><td>Where it, what is below it, or its snapshots are mounted.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-openvolumes"></a> <code>openVolumes</code></td><td><code>readonly</code></td><td>readonly <a href="./OpenVolume.html"><code>OpenVolume</code></a>[]</td><td>Volumes, it or below it, whose devices are open.</td></tr><tr><td><a id="property-receives"></a> <code>receives</code></td><td><code>readonly</code></td><td>readonly <code>object</code>[]</td><td>Receives into it that are under way or were interrupted: the dataset that they write to (<code>pool/fs/%recv</code> for an incremental one), and the token by which an interrupted one goes on.</td></tr><tr><td><a id="property-snapshots"></a> <code>snapshots</code></td><td><code>readonly</code></td><td>readonly <code>string</code>[]</td><td>Snapshots of it.</td></tr><tr><td><a id="property-unseenprocesses"></a> <code>unseenProcesses</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Processes whose mounts or files could not be looked at: with some, the evidence is not complete.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/BusyReport.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BusyReport = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BusyReport as default
};
