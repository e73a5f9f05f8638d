import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ReplicationOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/ReplicationOptions.md","filePath":"reference/api/zfskit/interfaces/ReplicationOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/ReplicationOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / ReplicationOptions</p><h1 id="interface-replicationoptions" tabindex="-1">Interface: ReplicationOptions <a class="header-anchor" href="#interface-replicationoptions" aria-label="Permalink to &quot;Interface: ReplicationOptions&quot;">​</a></h1><p>What to replicate.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-catchup"></a> <code>catchUp?</code></td><td><code>readonly</code></td><td><a href="./../ioctl/interfaces/Transport.html"><code>Transport</code></a></td><td>Where the target is: each dataset starts from the latest snapshot, or bookmark, whose guid the target has. Not with <code>from</code>.</td></tr><tr><td><a id="property-from"></a> <code>from?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Short name of the snapshot to start from. A dataset that does not have it is sent from its beginning.</td></tr><tr><td><a id="property-intermediates"></a> <code>intermediates?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Every snapshot on the way, not the last alone (<code>zfs send -I</code>, and <code>-R</code>).</td></tr><tr><td><a id="property-recursive"></a> <code>recursive?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Also every filesystem and volume below (<code>zfs send -R</code>).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/ReplicationOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ReplicationOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ReplicationOptions as default
};
