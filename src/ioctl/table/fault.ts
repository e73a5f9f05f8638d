import type { IoctlRow } from '../row.ts';

/** ioctls that inject faults for tests (zinject(8)). */
export const faultIoctls = {
  ZFS_IOC_INJECT_FAULT: {
    number: 0x5a1d,
    since: '0.6.1',
    style: 'legacy',
    subject: 'pool',
    withheld: 'it makes a pool fail, and zc_inject_record is not written by zfskit: use zinject(8)',
    members: { zc_guid: { doc: 'ZINJECT_* flags', optional: true } },
    returns: ['zc_guid'],
    errors: {
      ENOENT: 'there is no such pool',
      EEXIST: 'there are too many',
      EINVAL: 'the record is not valid',
    },
  },
  ZFS_IOC_CLEAR_FAULT: {
    number: 0x5a1e,
    since: '0.6.1',
    style: 'legacy',
    subject: 'none',
    members: { zc_guid: { doc: 'id of the injected fault' } },
    returns: [],
    errors: { ENOENT: 'there is no such fault' },
  },
  ZFS_IOC_INJECT_LIST_NEXT: {
    number: 0x5a1f,
    since: '0.6.1',
    style: 'legacy',
    subject: 'none',
    repeatable: true,
    members: { zc_guid: { doc: 'last id; 0 first' } },
    returns: ['zc_guid', 'zc_name', 'zc_inject_record'],
    errors: { ENOENT: 'there are no more' },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
