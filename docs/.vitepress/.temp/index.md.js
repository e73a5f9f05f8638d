import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"","description":"","frontmatter":{"layout":"home","hero":{"name":"zfskit","text":"ZFS from TypeScript","tagline":"Pools, datasets, snapshots and streams as typed promises, straight through the kernel’s /dev/zfs, or on OpenZFS in userspace. No libzfs, no zfs command to run, no text to parse.","image":{"src":"/logo.svg","alt":"zfskit"},"actions":[{"theme":"brand","text":"Getting started","link":"/guide/getting-started"},{"theme":"alt","text":"Cookbook","link":"/cookbook/volumes"},{"theme":"alt","text":"API","link":"/reference/api/"}]},"features":[{"title":"Typed from end to end","details":"Properties, errors and vdevs are types. 64-bit values are bigint, and an error is a code with a reason for each item that failed.","link":"/guide/concepts"},{"title":"Runs without ZFS","details":"OpenZFS’s own code in a child process makes real pools on files, without a kernel module and without root.","link":"/guide/engine"},{"title":"Send, receive, resume","details":"Node streams in and out, plans for replication, holds that end with the process, resume tokens.","link":"/cookbook/replication"},{"title":"Sees what programs ask","details":"zfskit trace is strace for ZFS ioctls. It records, compares and replays, and draws a page.","link":"/guide/tracing"},{"title":"One build for OpenZFS 2.0 to 2.4","details":"The layout of the loaded release is found when it is opened. A release that is not known is refused.","link":"/guide/releases"},{"title":"Made for other people’s data","details":"Names and values are checked before the kernel sees them, nothing is mounted that was not asked for, and destruction can be planned first.","link":"/guide/security"}]},"headers":[],"relativePath":"index.md","filePath":"index.md"}');
const _sfc_main = { name: "index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
