import { LINUX_ERRNO } from '../../ioctl/index.ts';
import {
  dmu_redact_snap,
  dsl_bookmark_create,
  dsl_bookmark_destroy,
  dsl_get_bookmark_props,
  dsl_get_bookmarks,
} from '../bindings/dsl-bookmark.ts';
import { checkMember } from '../check-member.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { answerByItem } from '../item-failures.ts';
import { NULL } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

const { EINVAL, ENXIO } = LINUX_ERRNO;

function create(call: EngineCall): void {
  const { innvl } = call;
  for (const { name } of innvl) {
    if (!name.includes('#')) throw new EngineFailure(EINVAL);
  }
  using bookmarks = NativeList.from(innvl);
  answerByItem(call, (failures) => dsl_bookmark_create(bookmarks.pointer, failures));
}

function getAll(call: EngineCall): void {
  // Without a list it is all properties, with an empty one none.
  using properties = call.srcBytes && NativeList.from(call.innvl);
  using list = NativeList.empty();
  check(dsl_get_bookmarks(call.name, properties?.pointer ?? NULL, list.pointer));
  call.reply(list);
}

function getProperties(call: EngineCall): void {
  const at = call.name.indexOf('#');
  if (at < 0) throw new EngineFailure(EINVAL);
  using list = NativeList.empty();
  check(dsl_get_bookmark_props(call.name.slice(0, at), call.name.slice(at + 1), list.pointer));
  call.reply(list);
}

function destroy(call: EngineCall): void {
  const { innvl } = call;
  for (const { name } of innvl) checkMember(call.name, name, '#');
  using bookmarks = NativeList.from(innvl);
  answerByItem(call, (failures) => dsl_bookmark_destroy(bookmarks.pointer, failures));
}

function redact(call: EngineCall): void {
  const { innvl } = call;
  const snapshots = innvl.get('snapnv', 'nvlist');
  if (snapshots.size === 0) throw new EngineFailure(ENXIO);
  using list = NativeList.from(snapshots);
  check(dmu_redact_snap(call.name, list.pointer, innvl.get('bookname', 'string')));
}

/** ioctls about bookmarks and redaction: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const bookmarkHandlers = {
  ZFS_IOC_BOOKMARK: { handle: create, needs: 'writable', logs: true },
  ZFS_IOC_GET_BOOKMARKS: { handle: getAll, needs: 'running' },
  ZFS_IOC_GET_BOOKMARK_PROPS: { handle: getProperties, needs: 'running' },
  ZFS_IOC_DESTROY_BOOKMARKS: { handle: destroy, needs: 'writable', logs: true },
  ZFS_IOC_REDACT: { handle: redact, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
