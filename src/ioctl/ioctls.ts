import type { IoctlRow } from './row.ts';
import { bookmarkIoctls } from './table/bookmark.ts';
import { datasetIoctls } from './table/dataset.ts';
import { delegationIoctls } from './table/delegation.ts';
import { encryptionIoctls } from './table/encryption.ts';
import { eventIoctls } from './table/event.ts';
import { faultIoctls } from './table/fault.ts';
import { objectIoctls } from './table/object.ts';
import { platformIoctls } from './table/platform.ts';
import { poolIoctls } from './table/pool.ts';
import { programIoctls } from './table/program.ts';
import { scanIoctls } from './table/scan.ts';
import { snapshotIoctls } from './table/snapshot.ts';
import { streamIoctls } from './table/stream.ts';
import { userspaceIoctls } from './table/userspace.ts';
import { vdevIoctls } from './table/vdev.ts';

/**
 * The ioctls of `/dev/zfs`, one row each. Facts: registrations, key tables and handlers in
 * `module/zfs/zfs_ioctl.c`, numbers in `include/sys/fs/zfs.h` (2.0.3 to 2.4.4).
 */
export const ioctls = {
  ...poolIoctls,
  ...vdevIoctls,
  ...scanIoctls,
  ...datasetIoctls,
  ...snapshotIoctls,
  ...bookmarkIoctls,
  ...streamIoctls,
  ...encryptionIoctls,
  ...delegationIoctls,
  ...userspaceIoctls,
  ...objectIoctls,
  ...eventIoctls,
  ...programIoctls,
  ...faultIoctls,
  ...platformIoctls,
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;

/** Name of an ioctl that has a row, as the kernel spells it. */
export type IoctlName = keyof typeof ioctls;
