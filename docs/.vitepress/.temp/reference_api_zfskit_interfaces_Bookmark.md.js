import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Bookmark","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Bookmark.md","filePath":"reference/api/zfskit/interfaces/Bookmark.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Bookmark.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Bookmark</p><h1 id="interface-bookmark" tabindex="-1">Interface: Bookmark <a class="header-anchor" href="#interface-bookmark" aria-label="Permalink to &quot;Interface: Bookmark&quot;">​</a></h1><p>A bookmark: the place of a snapshot in time, from which a send can go on when the snapshot itself is gone.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-createtxg"></a> <code>createtxg</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>-</td></tr><tr><td><a id="property-creation"></a> <code>creation</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>When the snapshot was made, in seconds since 1970.</td></tr><tr><td><a id="property-guid"></a> <code>guid</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>That of the snapshot.</td></tr><tr><td><a id="property-ivsetguid"></a> <code>ivsetguid</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Identifies the initialization vectors of an encrypted dataset; a raw receive checks it.</td></tr><tr><td><a id="property-logicalreferenced"></a> <code>logicalReferenced</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>The same before compression.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>readonly</code></td><td><code>string</code></td><td>Full name, <code>pool/fs#bookmark</code>.</td></tr><tr><td><a id="property-redactcomplete"></a> <code>redactComplete</code></td><td><code>readonly</code></td><td><code>boolean</code> | <code>undefined</code></td><td>Whether a redaction bookmark is complete: an interrupted redaction goes on when it is asked for again.</td></tr><tr><td><a id="property-redactsnapshots"></a> <code>redactSnapshots</code></td><td><code>readonly</code></td><td>readonly <code>bigint</code>[] | <code>undefined</code></td><td>Guids of the snapshots whose blocks a redaction bookmark hides; undefined for other bookmarks.</td></tr><tr><td><a id="property-referenced"></a> <code>referenced</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Bytes that the snapshot referred to. Only where the pool has the feature bookmark_written.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Bookmark.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Bookmark = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Bookmark as default
};
