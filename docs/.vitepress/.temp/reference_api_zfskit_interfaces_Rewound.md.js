import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: Rewound","description":"","frontmatter":{},"headers":[],"relativePath":"reference/api/zfskit/interfaces/Rewound.md","filePath":"reference/api/zfskit/interfaces/Rewound.md"}');
const _sfc_main = { name: "reference/api/zfskit/interfaces/Rewound.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">API</a> / <a href="./../">zfskit</a> / Rewound</p><h1 id="interface-rewound" tabindex="-1">Interface: Rewound <a class="header-anchor" href="#interface-rewound" aria-label="Permalink to &quot;Interface: Rewound&quot;">​</a></h1><p>How far a pool was taken back, or would be.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Modifier</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dataerrors"></a> <code>dataErrors</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Blocks of data that could not be read, as far as they were looked at.</td></tr><tr><td><a id="property-lostseconds"></a> <code>lostSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code> | <code>undefined</code></td><td>Seconds of work that are lost; undefined when the kernel did not say.</td></tr><tr><td><a id="property-timestampseconds"></a> <code>timestampSeconds</code></td><td><code>readonly</code></td><td><code>bigint</code></td><td>Seconds since 1970: the pool is as it was then.</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/api/zfskit/interfaces/Rewound.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Rewound = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Rewound as default
};
