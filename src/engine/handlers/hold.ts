import { LINUX_ERRNO } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import {
  dsl_dataset_get_holds,
  dsl_dataset_user_hold,
  dsl_dataset_user_release,
} from '../bindings/dsl-userhold.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { answerByItem } from '../item-failures.ts';
import { NativeList } from '../native-list.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { snapshotNumbers, temporaryHolds } from '../temporary-holds.ts';

/** Any number but 0 makes holds temporary: the next import ends those that are left. */
const PERMANENT = 0;

/** `ZFS_MAX_DATASET_NAME_LEN` and `ZAP_MAXNAMELEN`: bytes of a name and of a tag with their NUL. */
const NAME_BYTES = 256;

function hold(call: EngineCall): void {
  const { innvl } = call;
  const holds = innvl.get('holds', 'nvlist');
  checkSnapshots(holds);
  const tags = tagsOf(holds);
  const fd = innvl.find('cleanup_fd', 'int32');
  if (fd !== undefined) call.checkCleanup(fd);
  using list = NativeList.from(holds);
  if (fd === undefined) {
    answerByItem(call, (out) => dsl_dataset_user_hold(list.pointer, PERMANENT, out));
    return;
  }
  // One that is renamed just now has the number that it had before.
  const before = snapshotNumbers(holds.names());
  const failures = answerByItem(call, (out) => dsl_dataset_user_hold(list.pointer, fd, out));
  const numbers = new Map([...before, ...snapshotNumbers(holds.names())]);
  const made = tags.flatMap(([snapshot, tag]): [bigint, string][] => {
    const number = failures.has(snapshot) ? undefined : numbers.get(snapshot);
    return number === undefined ? [] : [[number, tag]];
  });
  if (made.length > 0) call.atCleanup.push(temporaryHolds(fd, tags[0]?.[0] ?? '', made));
}

/** As `dmu_fsname`, which the kernel gets the datasets with that one needs permissions on. */
function checkSnapshots(names: Nvlist): void {
  for (const { name } of names) {
    const at = name.indexOf('@');
    if (at < 0) throw new EngineFailure(LINUX_ERRNO.EINVAL);
    if (at >= NAME_BYTES) throw new EngineFailure(LINUX_ERRNO.ENAMETOOLONG);
  }
}

function tagsOf(holds: Nvlist): [snapshot: string, tag: string][] {
  return [...holds].map(({ name, type, value }) => {
    if (type !== 'string' || value === '') throw new EngineFailure(LINUX_ERRNO.EINVAL);
    // The kernel takes 256 bytes too, and fails an assertion over them.
    if (Buffer.byteLength(value) >= NAME_BYTES) throw new EngineFailure(LINUX_ERRNO.E2BIG);
    return [name, value];
  });
}

function release(call: EngineCall): void {
  const { innvl } = call;
  checkSnapshots(innvl);
  using list = NativeList.from(innvl);
  answerByItem(call, (failures) => dsl_dataset_user_release(list.pointer, failures));
}

function getHolds(call: EngineCall): void {
  using list = NativeList.empty();
  check(dsl_dataset_get_holds(call.name, list.pointer));
  call.reply(list);
}

/** ioctls about holds: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const holdHandlers = {
  ZFS_IOC_HOLD: { handle: hold, needs: 'writable', logs: true },
  ZFS_IOC_RELEASE: { handle: release, needs: 'writable', logs: true },
  ZFS_IOC_GET_HOLDS: { handle: getHolds, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
