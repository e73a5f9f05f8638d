import { nv } from '../../nvlist/index.ts';
import type { IoctlRow } from '../row.ts';

/** Channel programs (zfs-program(8)) and the lines of the pool's history. */
export const programIoctls = {
  ZFS_IOC_LOG_HISTORY: {
    number: 0x5a3f,
    since: '0.6.3',
    style: 'nvlist',
    subject: 'none',
    withheld:
      'it goes to the pool of the last ioctl of the same thread, and calls of zfskit have no thread of their own',
    innvl: nv.list({ message: nv.string() }),
    outnvl: nv.object(),
    errors: {
      EPERM: 'no ioctl that is logged went before on this thread',
      EINVAL: 'no ioctl that is logged went before on this thread',
      ENOTSUP: 'the pool is of a version without history',
    },
  },
  ZFS_IOC_CHANNEL_PROGRAM: {
    number: 0x5a48,
    since: '0.8.0',
    style: 'nvlist',
    subject: 'pool',
    lasting: 'wait',
    replyBytes: 4 << 20,
    innvl: nv.list({
      program: nv.string({ doc: 'in Lua' }),
      arg: nv.any({ doc: 'a list; the command gives its arguments as argv in it' }),
      sync: nv.optional(nv.booleanValue({ doc: 'false for a program that only reads; default true' })),
      instrlimit: nv.optional(nv.uint64({ doc: 'Lua instructions, not 0; default 10,000,000' })),
      memlimit: nv.optional(nv.uint64({ doc: 'bytes, not 0; default 10 MiB' })),
    }),
    outnvl: nv.list({
      return: nv.optional(nv.any({ doc: 'what the program returned' })),
      error: nv.optional(nv.any({ doc: 'what it failed with' })),
    }),
    errors: {
      ENOENT: 'there is no such pool',
      ECHRNG: 'the program failed',
      EINVAL: 'the program has an error in its syntax, or a limit is not valid',
      ETIME: 'the program exceeded its limit of instructions',
      ENOSPC: 'the program exceeded its limit of memory',
    },
  },
} as const satisfies Record<`ZFS_IOC_${string}`, IoctlRow>;
