import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AuditRecord","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/service/interfaces/AuditRecord.md","filePath":"reference/api/zfskit/service/interfaces/AuditRecord.md"}');
const _sfc_main = { name: "reference/api/zfskit/service/interfaces/AuditRecord.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/service</a> / AuditRecord</p><h1 id="interface-auditrecord" tabindex="-1">Interface: AuditRecord <a class="header-anchor" href="#interface-auditrecord" aria-label="Permalink to &quot;Interface: AuditRecord&quot;">​</a></h1><p>One call of a client, as it is written down. It has no lists: there may be keys in them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-allowed"></a> <code>allowed</code></td><td><code>readonly</code></td><td><code>boolean</code></td><td>-</td></tr><tr><td><a id="property-code"></a> <code>code?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Why there was no answer: a code.</td></tr><tr><td><a id="property-errno"></a> <code>errno?</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Error number of a call that was carried out.</td></tr><tr><td><a id="property-gid"></a> <code>gid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-ioctl"></a> <code>ioctl</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Name of the ioctl, or <code>openVolume</code>.</td></tr><tr><td><a id="property-missing"></a> <code>missing?</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Which right was missing.</td></tr><tr><td><a id="property-ms"></a> <code>ms</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Milliseconds that it took.</td></tr><tr><td><a id="property-pid"></a> <code>pid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-subject"></a> <code>subject</code></td><td><code>readonly</code></td><td><code>string</code></td><td>What it was addressed to, as the client named it.</td></tr><tr><td><a id="property-time"></a> <code>time</code></td><td><code>readonly</code></td><td><code>string</code></td><td>When the call ended, ISO 8601.</td></tr><tr><td><a id="property-uid"></a> <code>uid</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/service/interfaces/AuditRecord.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AuditRecord = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AuditRecord as default
};
