import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Variable: BACKUP_MAGIC","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/variables/BACKUP_MAGIC.md","filePath":"reference/api/zfskit/stream/variables/BACKUP_MAGIC.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/variables/BACKUP_MAGIC.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / BACKUP_MAGIC</p><h1 id="variable-backup-magic" tabindex="-1">Variable: BACKUP_MAGIC <a class="header-anchor" href="#variable-backup-magic" aria-label="Permalink to &quot;Variable: BACKUP\\_MAGIC&quot;">​</a></h1><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> BACKUP_MAGIC</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">:</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 12712594348</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">n</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 0x2f5bacbac</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">n</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">;</span></span></code></pre></div><p><code>DMU_BACKUP_MAGIC</code>, at byte 8 of a BEGIN record.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/variables/BACKUP_MAGIC.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BACKUP_MAGIC = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BACKUP_MAGIC as default
};
