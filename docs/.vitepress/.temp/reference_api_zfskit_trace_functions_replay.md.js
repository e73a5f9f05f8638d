import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: replay()","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/trace/functions/replay.md","filePath":"reference/api/zfskit/trace/functions/replay.md"}');
const _sfc_main = { name: "reference/api/zfskit/trace/functions/replay.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/trace</a> / replay</p><h1 id="function-replay" tabindex="-1">Function: replay() <a class="header-anchor" href="#function-replay" aria-label="Permalink to &quot;Function: replay()&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">function</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> replay</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">recording</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">options</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">?</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">)</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> ReplayTransport</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p>A <code>Transport</code> that answers a program&#39;s ioctls by a recording, without a kernel:</p><pre><code>await using transport = replay(readRecording(&#39;snapshots.trace&#39;));
await makeSnapshots(new Zfs(transport));
transport.assertDone();
</code></pre><p>A call is the recorded one when ioctl, subject, the members that the row says are input, and both input lists are equal; the order of pairs, sizes of buffers, addresses and descriptors do not count, and wrapping keys are equal when they have the same size. Calls that were repeated with a larger buffer count once, and a buffer that is too small is answered as the kernel does. A call that never came back waits until it is aborted.</p><p>The recording is read as far as it is needed.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>recording</code></td><td><a href="./../interfaces/Replayable.html"><code>Replayable</code></a></td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/ReplayOptions.html"><code>ReplayOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../classes/ReplayTransport.html"><code>ReplayTransport</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ZfsError <code>ZFSKIT_BAD_RECORDING</code> from whichever call gets to where the recording is damaged</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/trace/functions/replay.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const replay = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  replay as default
};
