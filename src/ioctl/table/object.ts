import type { IoctlRow } from '../row.ts';

const objectErrors = {
  ENOENT: 'there is no such dataset or object',
  EINVAL: 'it is not a filesystem',
  ESTALE: 'the object was deleted',
};

/** ioctls about objects inside datasets, and about what changed between two. */
export const objectIoctls = {
  ZFS_IOC_DSOBJ_TO_DSNAME: {
    number: 0x5a24,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    repeatable: true,
    members: { zc_obj: { doc: 'object number of a dataset' } },
    returns: ['zc_value'],
    errors: { ENOENT: 'there is no such pool or object' },
  },
  ZFS_IOC_OBJ_TO_PATH: {
    number: 0x5a25,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset-or-snapshot',
    repeatable: true,
    members: { zc_obj: { doc: 'object number' } },
    returns: ['zc_value'],
    errors: objectErrors,
  },
  ZFS_IOC_NEXT_OBJ: {
    number: 0x5a35,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset-or-snapshot',
    repeatable: true,
    members: { zc_obj: { doc: 'object number to go on from' } },
    returns: ['zc_obj'],
    errors: { ENOENT: 'there is no such dataset', ESRCH: 'there are no more objects' },
  },
  ZFS_IOC_DIFF: {
    number: 0x5a36,
    since: '0.6.1',
    style: 'legacy',
    subject: 'snapshot',
    descriptor: { in: 'zc_cookie', of: 'stream' },
    readOnly: true,
    lasting: 'send',
    members: {
      zc_value: { doc: 'earlier snapshot' },
      zc_cookie: { doc: 'pipe or file for dmu_diff_record_t: type, first and last object, 24 bytes each' },
    },
    returns: [],
    errors: {
      ENOENT: 'a snapshot does not exist',
      EXDEV: 'the snapshot is not an earlier one of the same dataset',
      EINVAL: 'not both are snapshots',
      EBADF: 'the descriptor is not open',
      EPIPE: 'the reader went away',
    },
  },
  ZFS_IOC_OBJ_TO_STATS: {
    number: 0x5a38,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset-or-snapshot',
    repeatable: true,
    members: { zc_obj: { doc: 'object number' } },
    returns: ['zc_value', 'zc_value_bytes', 'zc_stat'],
    errors: objectErrors,
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
