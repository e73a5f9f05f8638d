import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';

/** ioctls about the kernel's queue of events. */
export const eventIoctls = {
  ZFS_IOC_EVENTS_NEXT: {
    number: 0x5a81,
    since: '0.6.1',
    style: 'legacy',
    subject: 'none',
    descriptor: { in: 'zc_cleanup_fd', of: 'device' },
    lasting: 'wait',
    repeatable: true,
    members: {
      zc_cleanup_fd: { doc: 'the ZFS device, open: the position in the queue belongs to it' },
      zc_guid: { doc: '1 not to wait', optional: true },
    },
    dst: nv.raw({ doc: 'event' }),
    returns: ['zc_cookie'],
    errors: {
      ENOENT: 'there is no event',
      EINTR: 'a signal came',
      ESHUTDOWN: 'the module is being unloaded',
      EBADF: 'the descriptor is not the ZFS device',
    },
  },
  ZFS_IOC_EVENTS_CLEAR: {
    number: 0x5a82,
    since: '0.6.1',
    style: 'legacy',
    subject: 'none',
    members: {},
    returns: ['zc_cookie'],
    errors: {},
  },
  ZFS_IOC_EVENTS_SEEK: {
    number: 0x5a83,
    since: '0.6.3',
    style: 'legacy',
    subject: 'none',
    descriptor: { in: 'zc_cleanup_fd', of: 'device' },
    members: {
      zc_cleanup_fd: { doc: 'the ZFS device, open: the position in the queue belongs to it' },
      zc_guid: { doc: 'event id; 0 for the oldest, 2^64-1 for the end' },
    },
    returns: [],
    errors: { ENOENT: 'there is no such event', EBADF: 'the descriptor is not the ZFS device' },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
