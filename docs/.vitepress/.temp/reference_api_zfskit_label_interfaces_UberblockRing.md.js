import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: UberblockRing","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/label/interfaces/UberblockRing.md","filePath":"reference/api/zfskit/label/interfaces/UberblockRing.md"}');
const _sfc_main = { name: "reference/api/zfskit/label/interfaces/UberblockRing.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">API</a> / <a href="./../">zfskit/label</a> / UberblockRing</p><h1 id="interface-uberblockring" tabindex="-1">Interface: UberblockRing <a class="header-anchor" href="#interface-uberblockring" aria-label="Permalink to &quot;Interface: UberblockRing&quot;">​</a></h1><p>The ring of uberblocks of a label.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-damagedslots"></a> <code>damagedSlots</code></td><td><code>readonly</code></td><td>readonly <code>number</code>[]</td><td>Slots that hold an uberblock whose checksum is wrong.</td></tr><tr><td><a id="property-newest"></a> <code>newest</code></td><td><code>readonly</code></td><td><a href="./PlacedUberblock.html"><code>PlacedUberblock</code></a> | <code>undefined</code></td><td>The newest one.</td></tr><tr><td><a id="property-slotbytes"></a> <code>slotBytes</code></td><td><code>readonly</code></td><td><code>number</code></td><td>Bytes of a slot: the sector size, from 1 KiB to 8 KiB.</td></tr><tr><td><a id="property-uberblocks"></a> <code>uberblocks</code></td><td><code>readonly</code></td><td>readonly <a href="./PlacedUberblock.html"><code>PlacedUberblock</code></a>[]</td><td>Those that their checksums confirm, by slot.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/label/interfaces/UberblockRing.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const UberblockRing = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  UberblockRing as default
};
