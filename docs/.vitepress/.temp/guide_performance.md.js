import { ssrRenderAttrs, ssrRenderAttr } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const _imports_0 = "/assets/nvlist-dark.XcM2rIWC.svg";
const _imports_1 = "/assets/nvlist-light.B8bVWsy7.svg";
const _imports_2 = "/assets/stream-dark.UIkh42wt.svg";
const _imports_3 = "/assets/stream-light.DUNu4Fea.svg";
const _imports_4 = "/assets/engine-dark.DH-craLc.svg";
const _imports_5 = "/assets/engine-light.CZR51AuU.svg";
const __pageData = JSON.parse('{"title":"Performance","description":"","frontmatter":{},"headers":[],"relativePath":"guide/performance.md","filePath":"guide/performance.md"}');
const _sfc_main = { name: "guide/performance.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="performance" tabindex="-1">Performance <a class="header-anchor" href="#performance" aria-label="Permalink to &quot;Performance&quot;">​</a></h1><p>Each bar is one benchmark: how many times as fast as the peer that stands beside it, both times in figures. Right of the line zfskit is faster, left of it slower. Twice and half as fast are equally far from the line.</p><p>The figures were measured on a machine with two cores that had other work at the same time: take the proportions, not the times. The data with date, processor and release is beside this page, and <code>npm run bench -- NAME</code> measures it again.</p><h2 id="nvlists" tabindex="-1">nvlists <a class="header-anchor" href="#nvlists" aria-label="Permalink to &quot;nvlists&quot;">​</a></h2><p>Encoding and decoding, beside libnvpair from C. <code>object</code> makes plain objects, <code>decode</code> and <code>encode</code> lossless lists. <code>npm run bench -- nvlist</code></p><div class="chart"><picture><source${ssrRenderAttr("srcset", _imports_0)} media="(prefers-color-scheme: dark)"><img${ssrRenderAttr("src", _imports_1)} alt="Speed of the nvlist codec beside libnvpair, case by case"></picture></div><h2 id="streams" tabindex="-1">Streams <a class="header-anchor" href="#streams" aria-label="Permalink to &quot;Streams&quot;">​</a></h2><p>A whole file, from the start of the process to its end, beside zstream, which is C. <code>npm run bench -- stream</code></p><div class="chart"><picture><source${ssrRenderAttr("srcset", _imports_2)} media="(prefers-color-scheme: dark)"><img${ssrRenderAttr("src", _imports_3)} alt="Speed of zfskit stream beside zstream, case by case"></picture></div><h2 id="engine" tabindex="-1">Engine <a class="header-anchor" href="#engine" aria-label="Permalink to &quot;Engine&quot;">​</a></h2><p>Volumes of an engine beside a plain file, which has no checksums, no copies on write and no transactions. Blue is an engine in the caller&#39;s process (<code>EngineTransport</code>), green one in a child process. <code>npm run bench -- engine</code></p><div class="chart"><picture><source${ssrRenderAttr("srcset", _imports_4)} media="(prefers-color-scheme: dark)"><img${ssrRenderAttr("src", _imports_5)} alt="Speed of volumes of an engine beside a plain file, case by case"></picture></div><h2 id="measure-more" tabindex="-1">Measure more <a class="header-anchor" href="#measure-more" aria-label="Permalink to &quot;Measure more&quot;">​</a></h2><pre><code>npm run docs:bench -- zfs trixie       the API beside the zfs command, in the virtual machine
npm run docs:bench -- pool trixie      status, health and I/O beside zpool
npm run docs:bench -- operations       the engine beside the kernel
npm run docs:charts                    draws what was kept in docs/performance
</code></pre><h2 id="to-know" tabindex="-1">To know <a class="header-anchor" href="#to-know" aria-label="Permalink to &quot;To know&quot;">​</a></h2><ul><li>A call costs what the kernel takes for it, and some microseconds; a command costs a process besides.</li><li>Listings with few properties are read by a channel program where that is allowed, thousands of datasets in one call.</li><li>Streams go through kernel pipes; within a host they never enter JavaScript.</li><li>Tracing costs a program two switches for each ZFS ioctl, and nothing for other system calls.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guide/performance.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const performance = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  performance as default
};
