import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';
import { names } from './schemas.ts';

/** ioctls about delegated permissions (zfs-allow(8)). */
export const delegationIoctls = {
  ZFS_IOC_SET_FSACL: {
    number: 0x5a28,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset',
    members: { zc_perm_action: { doc: '0 to allow, 1 to take back', optional: true } },
    src: nv.map(nv.union(names, nv.flag()), {
      doc: 'who to permissions; a flag takes back all of them, and makes the kernel panic when it is to allow',
    }),
    returns: [],
    errors: {
      ENOENT: 'there is no such dataset',
      EINVAL: 'the list is not well formed',
      ENOTSUP: 'the pool is of a version without delegation',
      EPERM: 'only permissions that one has can be given',
    },
  },
  ZFS_IOC_GET_FSACL: {
    number: 0x5a29,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset',
    repeatable: true,
    members: {},
    dst: nv.map(nv.map(names), { doc: 'dataset that sets them, who, permissions' }),
    returns: [],
    errors: { ENOENT: 'there is no such dataset', ENOTSUP: 'the pool is of a version without delegation' },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
