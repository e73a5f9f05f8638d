import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: redactCall()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/functions/redactCall.md","filePath":"reference/api/zfskit/trace/functions/redactCall.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/functions/redactCall.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / redactCall</p><h1 id="function-redactcall" tabindex="-1">Function: redactCall() <a class="header-anchor" href="#function-redactcall" aria-label="Permalink to &quot;Function: redactCall()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> redactCall</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">call</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">__namedParameters</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> RawCall</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Overwrites the secrets of a call in place, so that no byte of them is left in it: in its lists what is in <code>hidden_args</code> and <code>wkeydata</code>, where wrapping keys travel, everywhere users and passwords in web addresses. All sizes stay the same, and what was a list can still be decoded.</p><p>Wrapping keys go nowhere else: ZFS_IOC_CREATE, POOL_CREATE, RECV_NEW, LOAD_KEY and CHANGE_KEY take them so (<code>ZPOOL_HIDDEN_ARGS</code> in OpenZFS <code>lib/libzfs_core/libzfs_core.c</code> and <code>lib/libzfs/libzfs_pool.c</code>), a passphrase never leaves the program, and the kernel takes the pair out of what it writes to the history (<code>module/zfs/spa_history.c</code>).</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>call</code></td><td><a href="./../interfaces/RawCall.html"><code>RawCall</code></a></td></tr><tr><td><code>__namedParameters</code></td><td><a href="./../../ioctl/interfaces/Abi.html"><code>Abi</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/RawCall.html"><code>RawCall</code></a></p><p>the same call</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/functions/redactCall.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const redactCall = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  redactCall as default
};
