import type { IoctlName } from '../ioctl/index.ts';

/** What libzpool cannot do, and why. */
export const notServed: { readonly [N in IoctlName]?: string } = {
  ZFS_IOC_POOL_FREEZE: 'it is withheld',
  ZFS_IOC_INJECT_FAULT: 'it is withheld',
  ZFS_IOC_NEXTBOOT: 'it is for FreeBSD',
  ZFS_IOC_USERNS_ATTACH: 'user namespaces are of the kernel',
  ZFS_IOC_USERNS_DETACH: 'user namespaces are of the kernel',
};
