import { LINUX_ERRNO, ZFS_ERRNO } from '../../ioctl/index.ts';
import type { NvTyped } from '../../nvlist/index.ts';
import { vdev_label_read_bootenv, vdev_label_write_bootenv } from '../bindings/vdev.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import type { Pointer } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import { openPool } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { withRootVdev } from '../with-root-vdev.ts';

/** `SCL_ALL` in `include/sys/spa.h`: all seven locks of a pool's configuration. */
const ALL_LOCKS = 0x7f;

/** The last `VB_*` of `include/sys/vdev_impl.h`. */
const NVLIST = 1n;

function set(call: EngineCall): void {
  checkVersion(call.innvl.findTyped('version'));
  using list = NativeList.from(call.innvl);
  check(withRoot(call.name, (root) => vdev_label_write_bootenv(root, list.pointer)));
}

/** Without a version that it knows `vdev_label_write_bootenv` fails an assertion, or with ENXIO where those are left out. */
function checkVersion(version: NvTyped | undefined): void {
  if (!version) throw new EngineFailure(ZFS_ERRNO.ZFS_ERR_IOC_ARG_REQUIRED);
  if (version.type !== 'uint64') throw new EngineFailure(ZFS_ERRNO.ZFS_ERR_IOC_ARG_BADTYPE);
  if (version.value > NVLIST) throw new EngineFailure(LINUX_ERRNO.ENXIO);
}

function get(call: EngineCall): void {
  using list = NativeList.empty();
  check(withRoot(call.name, (root) => vdev_label_read_bootenv(root, list.pointer)));
  call.reply(list);
}

/** With the root vdev of a pool, under all locks. */
function withRoot(pool: string, work: (root: Pointer) => number): number {
  using spa = openPool(pool);
  return withRootVdev(spa.pointer, ALL_LOCKS, work, LINUX_ERRNO.EAGAIN);
}

/** ioctls about what the labels tell a boot loader: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const bootEnvironmentHandlers = {
  ZFS_IOC_SET_BOOTENV: { handle: set, needs: 'writable', logs: true },
  ZFS_IOC_GET_BOOTENV: { handle: get, needs: 'running', logs: true },
} satisfies Record<string, ServedIoctl>;
