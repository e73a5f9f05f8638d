import type { IoctlName } from '../src/ioctl/index.ts';

/** Where an ioctl has a descriptor of its caller, and what for. */
export interface DescriptorUse {
  /** A member of `zfs_cmd_t`, or a key of its input list. */
  readonly place: { readonly member: 'zc_cookie' | 'zc_cleanup_fd' } | { readonly key: string };
  /**
   * `write`, `read`: a stream goes into it, or comes out of it. `device`: the ZFS device, to which something is tied. `name`: it
   * is not used, but names the stream that another call writes.
   */
  readonly use: 'write' | 'read' | 'device' | 'name';
  /** The descriptor is not used when this member is not 0. */
  readonly unless?: 'zc_guid';
}

/** Descriptors in ioctls: `module/zfs/zfs_ioctl.c` of OpenZFS 2.0.0 to 2.4.4, the functions of the same names. */
export const DESCRIPTOR_USES: { readonly [K in IoctlName]?: DescriptorUse } = {
  // With a flag in zc_guid it only estimates.
  ZFS_IOC_SEND: { place: { member: 'zc_cookie' }, use: 'write', unless: 'zc_guid' },
  ZFS_IOC_SEND_NEW: { place: { key: 'fd' }, use: 'write' },
  ZFS_IOC_SEND_PROGRESS: { place: { member: 'zc_cookie' }, use: 'name' },
  ZFS_IOC_DIFF: { place: { member: 'zc_cookie' }, use: 'write' },
  ZFS_IOC_RECV: { place: { member: 'zc_cookie' }, use: 'read' },
  ZFS_IOC_RECV_NEW: { place: { key: 'input_fd' }, use: 'read' },
  ZFS_IOC_HOLD: { place: { key: 'cleanup_fd' }, use: 'device' },
  ZFS_IOC_TMP_SNAPSHOT: { place: { member: 'zc_cleanup_fd' }, use: 'device' },
  ZFS_IOC_EVENTS_NEXT: { place: { member: 'zc_cleanup_fd' }, use: 'device' },
  ZFS_IOC_EVENTS_SEEK: { place: { member: 'zc_cleanup_fd' }, use: 'device' },
};
