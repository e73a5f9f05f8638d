import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: openVolume()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/functions/openVolume.md","filePath":"reference/api/zfskit/functions/openVolume.md"}');
const _sfc_main = { name: "reference/api/zfskit/functions/openVolume.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / openVolume</p><h1 id="function-openvolume" tabindex="-1">Function: openVolume() <a class="header-anchor" href="#function-openvolume" aria-label="Permalink to &quot;Function: openVolume()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> openVolume</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   transport</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   name</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   read</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> Promise</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&lt;</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">OpenedVolume</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">&gt;;</span></span></code></pre></div><p>Opens a volume, or a snapshot of one, to read and write its bytes: through the engine where there is one, else through its device, for which it waits (see <a href="./../classes/Datasets.html#waitfordevice">Datasets.waitForDevice</a>).</p><p>Everywhere <code>sync</code> is what makes writes and discards survive a crash, unless the property <code>sync</code> is disabled: they are in the volume&#39;s intent log then, or in their place.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>transport</code></td><td><a href="./../ioctl/interfaces/Transport.html"><code>Transport</code></a></td><td>-</td></tr><tr><td><code>name</code></td><td><code>string</code></td><td>-</td></tr><tr><td><code>read</code></td><td>(<code>name</code>) =&gt; <code>Promise</code>&lt;<a href="./../classes/Dataset.html"><code>Dataset</code></a>&gt;</td><td>reads a dataset</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/OpenVolumeOptions.html"><code>OpenVolumeOptions</code></a></td><td>-</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<a href="./../interfaces/OpenedVolume.html"><code>OpenedVolume</code></a>&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ZfsError <code>ENOENT</code>, <code>ZFSKIT_INVALID_ARGUMENT</code> (no volume, or one without a device), <code>EBUSY</code>, <code>EACCES</code>; of a device also <code>EROFS</code> and what <code>waitForDevice</code> throws</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/functions/openVolume.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const openVolume = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  openVolume as default
};
