import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Account","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Account.md","filePath":"reference/api/zfskit/interfaces/Account.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Account.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Account</p><h1 id="interface-account" tabindex="-1">Interface: Account <a class="header-anchor" href="#interface-account" aria-label="Permalink to &quot;Interface: Account&quot;">​</a></h1><p>The space of a user, group or project in one filesystem.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-domain"></a> <code>domain</code></td><td><code>readonly</code></td><td><code>string</code></td><td>-</td></tr><tr><td><a id="property-id"></a> <code>id</code></td><td><code>readonly</code></td><td><code>number</code></td><td>-</td></tr><tr><td><a id="property-objectquota"></a> <code>objectQuota</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>-</td></tr><tr><td><a id="property-objectsused"></a> <code>objectsUsed</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Files and directories; undefined where they are not counted.</td></tr><tr><td><a id="property-quota"></a> <code>quota</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Bytes; undefined where there is no limit of its own.</td></tr><tr><td><a id="property-used"></a> <code>used</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes. The newest writes are counted when their transaction group is on disk.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Account.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Account = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Account as default
};
