import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AccountEntry","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/AccountEntry.md","filePath":"reference/api/zfskit/interfaces/AccountEntry.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/AccountEntry.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / AccountEntry</p><h1 id="interface-accountentry" tabindex="-1">Interface: AccountEntry <a class="header-anchor" href="#interface-accountentry" aria-label="Permalink to &quot;Interface: AccountEntry&quot;">​</a></h1><p>One value of one account.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-domain"></a> <code>domain</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Domain of a Windows SID, <code>S-1-5-21-...</code>; empty for a POSIX id.</td></tr><tr><td><a id="property-id"></a> <code>id</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Uid, gid or project id; with a domain, the relative id of a Windows SID.</td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Bytes or objects.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/AccountEntry.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AccountEntry = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AccountEntry as default
};
