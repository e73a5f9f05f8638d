import type { IoctlRow } from '../row.ts';

const errors = {
  ENOENT: 'there is no such filesystem',
  ENOTSUP: 'the accounting, or the feature that it needs, is off',
};

/** ioctls about the space and quotas of users, groups and projects. */
export const userspaceIoctls = {
  ZFS_IOC_USERSPACE_ONE: {
    number: 0x5a2d,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset-or-snapshot',
    repeatable: true,
    members: {
      zc_objset_type: { doc: 'zfs_userquota_prop_t' },
      zc_value: { doc: 'domain; empty for POSIX', optional: true },
      zc_guid: { doc: 'uid, gid or project id' },
    },
    returns: ['zc_cookie'],
    errors: { ...errors, EINVAL: 'the type or id is not valid', EBUSY: 'it is being unmounted' },
  },
  ZFS_IOC_USERSPACE_MANY: {
    number: 0x5a2e,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset-or-snapshot',
    readOnly: true,
    members: {
      zc_objset_type: { doc: 'zfs_userquota_prop_t' },
      zc_cookie: { doc: 'cursor: 0 first, then what came back' },
    },
    dstRaw: { entryBytes: 272, countsEntries: false, doc: 'zfs_useracct_t: domain (256 bytes), id, space' },
    returns: ['zc_cookie', 'zc_nvlist_dst_size', 'zc_guid'],
    errors,
  },
  ZFS_IOC_USERSPACE_UPGRADE: {
    number: 0x5a2f,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset',
    lasting: 'wait',
    members: {},
    returns: [],
    errors: { ...errors, EINTR: 'a signal came' },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
