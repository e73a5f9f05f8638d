import type { IoctlName, MemberName } from '../ioctl/index.ts';

/**
 * Classes of commands that a rule can give:
 *
 * - `read`: states, properties, listings, holds, permissions and space; no names of files, no history, no events
 * - `snapshot`: make snapshots and bookmarks, redact
 * - `send`: take data out: streams, and the names of files (diff)
 * - `receive`: make and change datasets out of streams
 * - `hold`: hold and release snapshots
 * - `dataset`: create, clone, destroy, rename, promote, roll back, set properties; destroy snapshots and bookmarks too
 * - `pool`: change a pool and its devices, read its history
 * - `volume-io`: read and write volumes
 * - `all`: everything, also keys, permissions, channel programs, events and injected faults
 */
export const RIGHTS = [
  'read',
  'snapshot',
  'send',
  'receive',
  'hold',
  'dataset',
  'pool',
  'volume-io',
  'all',
] as const;

/** Class of commands that a rule can give, see {@link RIGHTS}. */
export type Right = (typeof RIGHTS)[number];

/**
 * What a call touches: `subject` is zc_name; `below` that and all below it; `renamed` the one
 * or the other, as what is renamed brings along what is below it; `pool` the whole pool of zc_name; `everything` more than
 * one pool, or the host. Else names that it has in a member, or in its input list: under a key, as the names of the list there, or
 * as those of the input list itself.
 */
export type Touched =
  | 'subject'
  | 'below'
  | 'renamed'
  | 'pool'
  | 'everything'
  | { readonly member: MemberName }
  | { readonly key: string }
  | { readonly namesIn: string }
  | 'names'
  | 'values';

/** What a call needs: a right on all that it touches. */
export interface Demand {
  readonly right: Right;
  readonly on: readonly Touched[];
}

const needs = (right: Right, ...on: readonly Touched[]): Demand => ({ right, on });

/**
 * What each ioctl needs. A row of `ioctls` that is missing here does not compile.
 *
 * Whatever names devices, or makes the kernel open or write files, needs its right on everything: a rule speaks of datasets, and a
 * device belongs to the host.
 */
export const DEMANDS: { readonly [N in IoctlName]: Demand } = {
  // Devices in the configuration.
  ZFS_IOC_POOL_CREATE: needs('pool', 'everything'),
  ZFS_IOC_POOL_IMPORT: needs('pool', 'everything'),
  ZFS_IOC_POOL_TRYIMPORT: needs('pool', 'everything'),
  ZFS_IOC_VDEV_ADD: needs('pool', 'everything'),
  ZFS_IOC_VDEV_ATTACH: needs('pool', 'everything'),
  ZFS_IOC_VDEV_SPLIT: needs('pool', 'everything'),
  ZFS_IOC_VDEV_SETPATH: needs('pool', 'everything'),
  // `cachefile` is a file that the kernel writes.
  ZFS_IOC_POOL_SET_PROPS: needs('pool', 'everything'),

  ZFS_IOC_POOL_DESTROY: needs('pool', 'pool'),
  ZFS_IOC_POOL_EXPORT: needs('pool', 'pool'),
  ZFS_IOC_POOL_UPGRADE: needs('pool', 'pool'),
  ZFS_IOC_POOL_GET_HISTORY: needs('pool', 'pool'),
  ZFS_IOC_POOL_REGUID: needs('pool', 'pool'),
  ZFS_IOC_POOL_REOPEN: needs('pool', 'pool'),
  ZFS_IOC_POOL_SYNC: needs('pool', 'pool'),
  ZFS_IOC_POOL_CHECKPOINT: needs('pool', 'pool'),
  ZFS_IOC_POOL_DISCARD_CHECKPOINT: needs('pool', 'pool'),
  ZFS_IOC_POOL_PREFETCH: needs('pool', 'pool'),
  ZFS_IOC_DDT_PRUNE: needs('pool', 'pool'),
  ZFS_IOC_SET_BOOTENV: needs('pool', 'pool'),
  ZFS_IOC_GET_BOOTENV: needs('pool', 'pool'),
  ZFS_IOC_VDEV_REMOVE: needs('pool', 'pool'),
  ZFS_IOC_VDEV_SET_STATE: needs('pool', 'pool'),
  ZFS_IOC_VDEV_DETACH: needs('pool', 'pool'),
  ZFS_IOC_VDEV_SETFRU: needs('pool', 'pool'),
  ZFS_IOC_VDEV_SET_PROPS: needs('pool', 'pool'),
  ZFS_IOC_CLEAR: needs('pool', 'pool'),
  ZFS_IOC_POOL_INITIALIZE: needs('pool', 'pool'),
  ZFS_IOC_POOL_TRIM: needs('pool', 'pool'),
  ZFS_IOC_POOL_SCAN: needs('pool', 'pool'),
  ZFS_IOC_POOL_SCRUB: needs('pool', 'pool'),

  // The answer is cut down to the pools whose root may be read.
  ZFS_IOC_POOL_CONFIGS: needs('read'),
  ZFS_IOC_POOL_STATS: needs('read', 'subject'),
  ZFS_IOC_POOL_GET_PROPS: needs('read', 'subject'),
  ZFS_IOC_VDEV_GET_PROPS: needs('read', 'subject'),
  ZFS_IOC_WAIT: needs('read', 'subject'),
  // Objects of any dataset of the pool.
  ZFS_IOC_ERROR_LOG: needs('read', 'pool'),
  ZFS_IOC_DSOBJ_TO_DSNAME: needs('read', 'pool'),

  ZFS_IOC_OBJSET_STATS: needs('read', 'subject'),
  ZFS_IOC_OBJSET_ZPLPROPS: needs('read', 'subject'),
  ZFS_IOC_DATASET_LIST_NEXT: needs('read', 'subject'),
  ZFS_IOC_SNAPSHOT_LIST_NEXT: needs('read', 'subject'),
  ZFS_IOC_OBJSET_RECVD_PROPS: needs('read', 'subject'),
  ZFS_IOC_WAIT_FS: needs('read', 'subject'),
  ZFS_IOC_GET_HOLDS: needs('read', 'subject'),
  ZFS_IOC_SPACE_WRITTEN: needs('read', 'subject', { member: 'zc_value' }),
  ZFS_IOC_SPACE_SNAPS: needs('read', 'subject', { key: 'firstsnap' }),
  ZFS_IOC_GET_BOOKMARKS: needs('read', 'subject'),
  ZFS_IOC_GET_BOOKMARK_PROPS: needs('read', 'subject'),
  ZFS_IOC_SEND_SPACE: needs('read', 'subject', { key: 'from' }),
  ZFS_IOC_GET_FSACL: needs('read', 'subject'),
  ZFS_IOC_USERSPACE_ONE: needs('read', 'subject'),
  ZFS_IOC_USERSPACE_MANY: needs('read', 'subject'),

  ZFS_IOC_SNAPSHOT: needs('snapshot', { namesIn: 'snaps' }),
  ZFS_IOC_TMP_SNAPSHOT: needs('snapshot', 'subject'),
  ZFS_IOC_BOOKMARK: needs('snapshot', 'names', 'values'),
  ZFS_IOC_REDACT: needs('snapshot', 'subject', { namesIn: 'snapnv' }),

  ZFS_IOC_HOLD: needs('hold', { namesIn: 'holds' }),
  ZFS_IOC_RELEASE: needs('hold', 'names'),

  // It names the snapshot by an object number, which may be that of any in the pool.
  ZFS_IOC_SEND: needs('send', 'pool'),
  ZFS_IOC_SEND_NEW: needs('send', 'subject', { key: 'fromsnap' }),
  ZFS_IOC_SEND_PROGRESS: needs('send', 'subject'),
  ZFS_IOC_DIFF: needs('send', 'subject', { member: 'zc_value' }),
  ZFS_IOC_OBJ_TO_PATH: needs('send', 'subject'),
  ZFS_IOC_OBJ_TO_STATS: needs('send', 'subject'),
  ZFS_IOC_NEXT_OBJ: needs('send', 'subject'),

  // zc_name only has to exist, and may be the parent of what is received: the target counts.
  ZFS_IOC_RECV: needs('receive', { member: 'zc_value' }, { member: 'zc_string' }),
  ZFS_IOC_RECV_NEW: needs('receive', { key: 'snapname' }, { key: 'origin' }),

  ZFS_IOC_SET_PROP: needs('dataset', 'subject'),
  ZFS_IOC_INHERIT_PROP: needs('dataset', 'subject'),
  ZFS_IOC_CREATE: needs('dataset', 'subject'),
  ZFS_IOC_CLONE: needs('dataset', 'subject', { key: 'origin' }),
  ZFS_IOC_DESTROY: needs('dataset', 'subject'),
  ZFS_IOC_DESTROY_SNAPS: needs('dataset', { namesIn: 'snaps' }),
  ZFS_IOC_DESTROY_BOOKMARKS: needs('dataset', 'names'),
  ZFS_IOC_ROLLBACK: needs('dataset', 'subject', { key: 'target' }),
  ZFS_IOC_RENAME: needs('dataset', 'renamed', { member: 'zc_value' }),
  // The snapshots of the origin, and its origins, move: the request names none of them.
  ZFS_IOC_PROMOTE: needs('dataset', 'pool'),
  ZFS_IOC_USERSPACE_UPGRADE: needs('dataset', 'subject'),
  ZFS_IOC_REMAP: needs('dataset', 'subject'),

  // Keys and permissions hold for what is below.
  ZFS_IOC_LOAD_KEY: needs('all', 'below'),
  ZFS_IOC_UNLOAD_KEY: needs('all', 'below'),
  ZFS_IOC_CHANGE_KEY: needs('all', 'below'),
  ZFS_IOC_SET_FSACL: needs('all', 'below'),
  // A program can touch anything in its pool, and one that only reads can still read anything.
  ZFS_IOC_CHANNEL_PROGRAM: needs('all', 'pool'),

  // One queue for all pools and all who read it.
  ZFS_IOC_EVENTS_NEXT: needs('all', 'everything'),
  ZFS_IOC_EVENTS_CLEAR: needs('all', 'everything'),
  ZFS_IOC_EVENTS_SEEK: needs('all', 'everything'),
  // It goes to the pool of whatever the thread did before.
  ZFS_IOC_LOG_HISTORY: needs('all', 'everything'),
  ZFS_IOC_POOL_FREEZE: needs('all', 'everything'),
  ZFS_IOC_INJECT_FAULT: needs('all', 'everything'),
  ZFS_IOC_CLEAR_FAULT: needs('all', 'everything'),
  ZFS_IOC_INJECT_LIST_NEXT: needs('all', 'everything'),
  ZFS_IOC_SHARE: needs('all', 'everything'),
  ZFS_IOC_SMB_ACL: needs('all', 'everything'),
  ZFS_IOC_NEXTBOOT: needs('all', 'everything'),
  ZFS_IOC_USERNS_ATTACH: needs('all', 'everything'),
  ZFS_IOC_USERNS_DETACH: needs('all', 'everything'),
};
