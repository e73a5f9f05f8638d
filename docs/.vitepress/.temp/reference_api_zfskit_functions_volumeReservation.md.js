import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: volumeReservation()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/functions/volumeReservation.md","filePath":"reference/api/zfskit/functions/volumeReservation.md"}');
const _sfc_main = { name: "reference/api/zfskit/functions/volumeReservation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / volumeReservation</p><h1 id="function-volumereservation" tabindex="-1">Function: volumeReservation() <a class="header-anchor" href="#function-volumereservation" aria-label="Permalink to &quot;Function: volumeReservation()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> volumeReservation</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   vdevs</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   __namedParameters</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span></span>
<span class="line"><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">   release</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> bigint</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>Bytes to reserve for a volume so that every block of it can be written, with its metadata, on the vdev where blocks take most. Fact: zvol_volsize_to_reservation in <code>lib/libzfs/libzfs_dataset.c</code>; before 2.3 it rounded the share of a vdev otherwise.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>vdevs</code></td><td>readonly <a href="./../interfaces/AllocatingVdev.html"><code>AllocatingVdev</code></a>[]</td></tr><tr><td><code>__namedParameters</code></td><td><a href="./../interfaces/VolumeShape.html"><code>VolumeShape</code></a></td></tr><tr><td><code>release</code></td><td><a href="./../ioctl/type-aliases/Release.html"><code>Release</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>bigint</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/functions/volumeReservation.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const volumeReservation = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  volumeReservation as default
};
