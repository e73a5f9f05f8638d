import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: EventsOptions","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/EventsOptions.md","filePath":"reference/api/zfskit/interfaces/EventsOptions.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/EventsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / EventsOptions</p><h1 id="interface-eventsoptions" tabindex="-1">Interface: EventsOptions <a class="header-anchor" href="#interface-eventsoptions" aria-label="Permalink to &quot;Interface: EventsOptions&quot;">​</a></h1><p>Which events to read.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-class"></a> <code>class?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Only events whose class is this, or begins with this and a dot: <code>ereport</code>, <code>sysevent.fs.zfs.scrub_finish</code>.</td></tr><tr><td><a id="property-follow"></a> <code>follow?</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>Waits for new events (default); false to end behind the last one that is there.</td></tr><tr><td><a id="property-from"></a> <code>from?</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>&quot;start&quot;</code> | <code>&quot;now&quot;</code></td><td><code>start</code>: all that are in the queue, then new ones. <code>now</code> (default): those after the call. A number: those after the event of that number. The kernel keeps the last <code>zfs_zevent_len_max</code> events, 512 by default, until the module goes.</td></tr><tr><td><a id="property-pool"></a> <code>pool?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Only events of this pool.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>readonly</code></td><td><code>AbortSignal</code></td><td>Ends the reading with the signal&#39;s reason.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/EventsOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const EventsOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  EventsOptions as default
};
