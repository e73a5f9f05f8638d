import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';

const namespaceErrors = {
  ENOENT: 'there is no such dataset, or it is not attached',
  EEXIST: 'it is attached already',
  ENXIO: 'the kernel has no user namespaces',
  EBADF: 'the descriptor is not open',
  ZFS_ERR_NOT_USER_NAMESPACE: 'the descriptor is not that of a user namespace',
};

/** ioctls that differ between operating systems. ZFS_IOC_USERNS_* have the numbers of ZFS_IOC_JAIL and UNJAIL on FreeBSD. */
export const platformIoctls = {
  ZFS_IOC_SHARE: {
    number: 0x5a2a,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset',
    withheld: 'Linux answers ENOSYS always',
    members: {},
    returns: [],
    errors: { ENOSYS: 'it is not done on Linux' },
  },
  ZFS_IOC_SMB_ACL: {
    number: 0x5a2c,
    since: '0.6.1',
    style: 'legacy',
    subject: 'dataset',
    withheld: 'Linux answers ENOTSUP always',
    members: {},
    returns: [],
    errors: { ENOTSUP: 'it is not done on Linux' },
  },
  ZFS_IOC_NEXTBOOT: {
    number: 0x5a84,
    since: '2.0.0',
    style: 'nvlist',
    subject: 'none',
    withheld: 'it is for FreeBSD',
    innvl: nv.object(),
    outnvl: nv.object(),
    errors: {},
  },
  ZFS_IOC_USERNS_ATTACH: {
    number: 0x5a85,
    since: '2.2.0',
    style: 'legacy',
    subject: 'dataset',
    descriptor: { in: 'zc_cleanup_fd', of: 'namespace' },
    alias: 'ZFS_IOC_JAIL',
    members: { zc_cleanup_fd: { doc: 'user namespace, open' } },
    returns: [],
    errors: namespaceErrors,
  },
  ZFS_IOC_USERNS_DETACH: {
    number: 0x5a86,
    since: '2.2.0',
    style: 'legacy',
    subject: 'dataset',
    descriptor: { in: 'zc_cleanup_fd', of: 'namespace' },
    alias: 'ZFS_IOC_UNJAIL',
    members: { zc_cleanup_fd: { doc: 'user namespace, open' } },
    returns: [],
    errors: namespaceErrors,
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
