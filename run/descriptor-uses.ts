import type { DescriptorUse } from '../src/ioctl/index.ts';
import type { KnownIoctl } from '../trace/ioctl-of.ts';

/**
 * What a call does with the descriptor of its caller. `write`, `read`: a stream goes into it, or comes out of it. `device`: it is
 * the ZFS device, to which something is tied. `name`: it is not used, but names the stream that another call writes.
 */
export type DescriptorRole = 'write' | 'read' | 'device' | 'name';

/** Where a call has a descriptor, and what for. */
export interface ProgramDescriptor {
  readonly in: DescriptorUse['in'];
  readonly role: DescriptorRole;
}

/** Calls that do something else with a stream than to write it (`module/zfs/zfs_ioctl.c`, 2.0.0 to 2.4.4). */
const ROLES: Readonly<Record<string, DescriptorRole>> = {
  ZFS_IOC_RECV: 'read',
  ZFS_IOC_RECV_NEW: 'read',
  ZFS_IOC_SEND_PROGRESS: 'name',
  ZFS_IOC_SEND_SPACE: 'name',
};

/** The descriptor that an ioctl has; undefined for one that has none, or none that can be taken over. */
export function descriptorOfIoctl({ name, row }: KnownIoctl): ProgramDescriptor | undefined {
  const { descriptor } = row;
  if (!descriptor || descriptor.of === 'namespace') return undefined;
  return { in: descriptor.in, role: descriptor.of === 'device' ? 'device' : (ROLES[name] ?? 'write') };
}
