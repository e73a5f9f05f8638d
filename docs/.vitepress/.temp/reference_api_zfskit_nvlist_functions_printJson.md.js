import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: printJson()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/nvlist/functions/printJson.md","filePath":"reference/api/zfskit/nvlist/functions/printJson.md"}');
const _sfc_main = { name: "reference/api/zfskit/nvlist/functions/printJson.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/nvlist</a> / printJson</p><h1 id="function-printjson" tabindex="-1">Function: printJson() <a class="header-anchor" href="#function-printjson" aria-label="Permalink to &quot;Function: printJson()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> printJson</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">list</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> string</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>A list as JSON text with the same characters as libnvpair&#39;s <code>nvlist_print_json</code> prints in an UTF-8 locale: integers with all their digits, a flag as true, hrtime unsigned, doubles with six decimals, duplicates as they stand.</p><p>Like libnvpair it leaves out characters beyond U+FFFF. Where libnvpair gives up, at bytes that are no UTF-8, the byte 0xNN is printed as <code>\\udcNN</code>. NaN and infinities give <code>nan</code> and <code>inf</code>, which is what libnvpair prints and no JSON. Use <code>toJson</code> for a form from which the list can be read back.</p><p>Source: <code>nvlist_print_json</code> in OpenZFS <code>lib/libnvpair/libnvpair_json.c</code>.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>list</code></td><td><a href="./../classes/Nvlist.html"><code>Nvlist</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>string</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/nvlist/functions/printJson.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const printJson = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  printJson as default
};
