import type { IoctlName } from './ioctls.ts';
import type { ZfsErrorCode } from './zfs-error.ts';

/** What a message can depend on beside ioctl and errno. */
export interface CliMessageFacts {
  readonly ioctl: string;
  readonly code: ZfsErrorCode;
  readonly subject: string | undefined;
  /** Items that failed: snapshots, properties. */
  readonly failures: ReadonlyMap<string, ZfsErrorCode>;
  readonly answer: Readonly<Record<string, unknown>>;
}

type Message = string | ((facts: CliMessageFacts) => string);

/**
 * The sentence that `zfs` or `zpool` prints behind `cannot ...: ` when this ioctl comes to this errno, or when it finds the
 * same out before it issues the ioctl. Facts: `lib/libzfs/libzfs_util.c`, `libzfs_dataset.c`, `libzfs_pool.c`,
 * `libzfs_sendrecv.c`, `libzfs_crypto.c`, `cmd/zfs/zfs_main.c` (2.0.3 to 2.4.4).
 *
 * @returns undefined where the command has no sentence of its own for it
 */
export function cliMessageOf(facts: CliMessageFacts): string | undefined {
  const own = Object.hasOwn(messages, facts.ioctl)
    ? messages[facts.ioctl as IoctlName]?.[facts.code]
    : undefined;
  const standard = isAboutPool(facts.ioctl) ? poolMessages : datasetMessages;
  const message = own ?? standard[facts.code] ?? commonMessages[facts.code];
  return typeof message === 'function' ? message(facts) : message;
}

function isAboutPool(ioctl: string): boolean {
  return /^ZFS_IOC_(POOL|VDEV|CLEAR$|ERROR_LOG|WAIT$|DDT)/.test(ioctl);
}

type Messages = Readonly<Record<string, Message>>;

const commonMessages: Messages = {
  EPERM: 'permission denied',
  EACCES: 'permission denied',
  ECANCELED: 'delegated administration is disabled on pool',
  EIO: 'I/O error',
  EFAULT: 'bad address',
  EINTR: 'signal received',
  ECKSUM: 'insufficient replicas',
  ENOSPC: 'out of space',
  EDQUOT: 'out of space',
  EAGAIN: 'pool I/O is currently suspended',
  EROFS: 'pool is read-only',
  EREMOTEIO: 'pool is imported on a different host',
  ZFS_ERR_BADPROP: 'invalid property value',
};

const datasetMessages: Messages = {
  ENXIO: 'I/O error',
  ENODEV: 'I/O error',
  EPIPE: 'I/O error',
  ENOENT: 'dataset does not exist',
  EEXIST: 'dataset already exists',
  EBUSY: 'dataset is busy',
  ENAMETOOLONG: 'dataset name is too long',
  ENOTSUP: 'unsupported version or feature',
  ZFS_ERR_WRONG_PARENT: 'parent is not a filesystem',
  ZFS_ERR_NOT_USER_NAMESPACE: 'the provided file was not a user namespace file',
};

const poolMessages: Messages = {
  ENODEV: 'no such device in pool',
  ENOENT: 'no such pool',
  EEXIST: 'pool already exists',
  EBUSY: 'pool is busy',
  ENOTACTIVE: 'operation is not in progress',
  ENXIO: 'one or more devices is currently unavailable',
  ENOTSUP: 'operation not supported on this type of pool',
  EINVAL: 'invalid argument for this pool operation',
  EDOM: 'block size out of range or does not match',
  ZFS_ERR_CHECKPOINT_EXISTS: 'checkpoint exists',
  ZFS_ERR_DISCARDING_CHECKPOINT: 'currently discarding checkpoint',
  ZFS_ERR_NO_CHECKPOINT: 'checkpoint does not exist',
  ZFS_ERR_DEVRM_IN_PROGRESS: 'device removal in progress',
  ZFS_ERR_VDEV_TOO_BIG: 'device exceeds supported size',
  ZFS_ERR_EXPORT_IN_PROGRESS: 'pool export in progress',
  ZFS_ERR_RESILVER_IN_PROGRESS: 'currently resilvering',
  ZFS_ERR_REBUILD_IN_PROGRESS: 'currently sequentially resilvering',
  ZFS_ERR_VDEV_NOTSUP: 'operation not supported on this type of vdev',
  ZFS_ERR_RAIDZ_EXPAND_IN_PROGRESS: 'raidz expansion in progress',
  ZFS_ERR_ASHIFT_MISMATCH: 'adding devices with different physical sector sizes is not allowed',
};

const forSnapshot =
  (snapshot: string, dataset: string): Message =>
  ({ subject }) =>
    subject?.includes('@') ? snapshot : dataset;

const noSnapshots = 'could not find any snapshots to destroy; check snapshot names.';

const messages: { readonly [N in IoctlName]?: Messages } = {
  ZFS_IOC_CREATE: { ENOENT: 'parent does not exist' },
  ZFS_IOC_CLONE: { EXDEV: 'source and target pools differ' },
  ZFS_IOC_DESTROY: {
    ENOENT: forSnapshot(noSnapshots, 'dataset does not exist'),
    EEXIST: forSnapshot('snapshot has dependent clones', 'filesystem has children'),
  },
  ZFS_IOC_DESTROY_SNAPS: { ENOENT: noSnapshots, EEXIST: 'snapshot has dependent clones' },
  ZFS_IOC_SNAPSHOT: { EXDEV: 'multiple snapshots of same fs not allowed' },
  ZFS_IOC_RENAME: {
    EXDEV: forSnapshot('snapshots must be part of same dataset', 'datasets must be within same pool'),
    ZFS_ERR_WRONG_PARENT: 'parent is not a filesystem',
  },
  ZFS_IOC_PROMOTE: {
    EINVAL: 'not a cloned filesystem',
    EACCES: 'cannot promote dataset outside its encryption root',
    EEXIST: ({ answer }) => `conflicting snapshot '${answer['zc_string']}'`,
  },
  ZFS_IOC_ROLLBACK: {
    EEXIST: 'more recent snapshots or bookmarks exist',
    ESRCH: 'dataset does not exist',
    EINVAL: 'operation not applicable to datasets of this type',
  },
  ZFS_IOC_SET_PROP: {
    ENOSPC: ({ failures }) => {
      const properties = [...failures.keys()];
      if (properties.some((name) => /^(ref)?quota$/.test(name)))
        return 'size is less than current used or reserved space';
      return properties.some((name) => /^(ref)?reservation$/.test(name))
        ? 'size is greater than available space'
        : 'out of space';
    },
    EROFS: 'dataset is read-only',
    E2BIG: 'property value too long',
    ENOTSUP: 'pool and or dataset must be upgraded to set this property or value',
    EACCES: ({ failures }) =>
      failures.has('keylocation') ? 'keylocation may only be set on encryption roots' : 'permission denied',
  },
  ZFS_IOC_HOLD: {
    EEXIST: 'tag already exists on this dataset',
    E2BIG: 'tag too long',
    ENOTSUP: 'pool must be upgraded',
    EINVAL: 'operation not applicable to datasets of this type',
  },
  ZFS_IOC_RELEASE: {
    ESRCH: 'no such tag on this dataset',
    ENOTSUP: 'pool must be upgraded',
    EINVAL: 'operation not applicable to datasets of this type',
  },
  ZFS_IOC_BOOKMARK: { EEXIST: 'bookmark exists' },
  ZFS_IOC_RECV_NEW: {
    EEXIST: ({ subject }) => `destination '${subject}' exists`,
    ETXTBSY: ({ subject }) => `destination ${subject} has been modified\nsince most recent snapshot`,
    ENODEV: ({ subject }) => `most recent snapshot of ${subject} does not\nmatch incremental source`,
    ENOENT: ({ subject }) => `destination '${subject}' does not exist`,
    ZFS_ERR_WRONG_PARENT: 'parent is not a filesystem',
  },
  ZFS_IOC_LOAD_KEY: {
    EACCES: ({ subject }) => `Incorrect key provided for '${subject}'.`,
    EEXIST: ({ subject }) => `Key already loaded for '${subject}'.`,
    EBUSY: ({ subject }) => `'${subject}' is busy.`,
  },
  ZFS_IOC_UNLOAD_KEY: {
    EACCES: ({ subject }) => `Key already unloaded for '${subject}'.`,
    EBUSY: ({ subject }) => `'${subject}' is busy.`,
  },
};
