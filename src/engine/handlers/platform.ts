import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { EngineFailure } from '../engine-failure.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

function refuse(errno: number): ServedIoctl {
  return {
    handle: () => {
      throw new EngineFailure(errno);
    },
  };
}

/** ioctls that Linux has and refuses: `zfs_ioc_share` and `zfs_ioc_smb_acl` in `zfs_ioctl.c`. */
export const platformHandlers = {
  ZFS_IOC_SHARE: refuse(LINUX_ERRNO.ENOSYS),
  ZFS_IOC_SMB_ACL: refuse(LINUX_ERRNO.ENOTSUP),
} satisfies Record<string, ServedIoctl>;
