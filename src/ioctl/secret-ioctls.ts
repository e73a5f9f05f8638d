import { type IoctlName, ioctls } from './ioctls.ts';

const NAMES: readonly IoctlName[] = [
  'ZFS_IOC_POOL_CREATE',
  'ZFS_IOC_CREATE',
  'ZFS_IOC_CLONE',
  'ZFS_IOC_RECV_NEW',
  'ZFS_IOC_LOAD_KEY',
  'ZFS_IOC_CHANGE_KEY',
];

/** Request numbers of the ioctls whose lists can have a wrapping key: copies of them are overwritten after use. */
export const SECRET_IOCTLS: ReadonlySet<number> = new Set(NAMES.map((name) => ioctls[name].number));
