import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: BeginFacts","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/stream/interfaces/BeginFacts.md","filePath":"reference/api/zfskit/stream/interfaces/BeginFacts.md"}');
const _sfc_main = { name: "reference/api/zfskit/stream/interfaces/BeginFacts.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/stream</a> / BeginFacts</p><h1 id="interface-beginfacts" tabindex="-1">Interface: BeginFacts <a class="header-anchor" href="#interface-beginfacts" aria-label="Permalink to &quot;Interface: BeginFacts&quot;">​</a></h1><p>What is told by the first record of a stream, of each substream and of a package besides its fields.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-byteorder"></a> <code>byteOrder</code></td><td><code>readonly</code></td><td><code>&quot;little&quot;</code> | <code>&quot;big&quot;</code></td><td>Byte order of the host that made the stream.</td></tr><tr><td><a id="property-features"></a> <code>features</code></td><td><code>readonly</code></td><td>readonly <a href="./../type-aliases/StreamFeature.html"><code>StreamFeature</code></a>[]</td><td>What a receiver has to understand.</td></tr><tr><td><a id="property-headertype"></a> <code>headerType</code></td><td><code>readonly</code></td><td><code>&quot;substream&quot;</code> | <code>&quot;compound&quot;</code></td><td><code>compound</code> for the beginning of a package, <code>substream</code> for that of a stream.</td></tr><tr><td><a id="property-list"></a> <code>list</code></td><td><code>readonly</code></td><td><a href="./../../nvlist/classes/Nvlist.html"><code>Nvlist</code></a> | <code>undefined</code></td><td>The list behind it: that of a package (<code>fss</code>, <code>tosnap</code>, ...), or of a stream that is redacted, resumed or raw (<code>redact_snaps</code>, <code>resume_object</code>, <code>crypt_keydata</code>, ...).</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/stream/interfaces/BeginFacts.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const BeginFacts = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  BeginFacts as default
};
