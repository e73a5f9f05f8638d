import { Nvlist } from '../../src/nvlist/index.ts';
import { MADE_ABI, madeCall } from '../made-call.ts';
import type { TraceEvent, TraceHeader } from '../trace-event.ts';

/** A trace with every kind of event, and calls in which things are missing. */
export const sampleHeader: TraceHeader = {
  abi: MADE_ABI,
  startedAt: 1_790_000_000_000_000_001n,
  command: ['zfs', 'set', 'a:b=\udcff\n'],
};

const where = { at: 1_790_000_000_000_000_000n, pid: 100, tid: 100 };

/** The events of {@link sampleHeader}'s trace. */
export const sampleEvents: readonly TraceEvent[] = [
  { kind: 'exec', ...where, ppid: 1, argv: ['zfs', 'ünï', ''] },
  { kind: 'fork', ...where, child: 101 },
  madeCall({
    ioctl: 'ZFS_IOC_OBJSET_STATS',
    subject: 'tank/a',
    after: { zc_cookie: 7n },
    dst: Nvlist.from({ used: Nvlist.from({ value: 2n ** 64n - 1n }) }),
  }),
  madeCall({ ioctl: 'ZFS_IOC_EVENTS_NEXT', errno: null, seq: 1, tid: 102 }),
  { ...madeCall({ ioctl: 0x5aff, errno: 14, seq: 2 }), before: new Uint8Array(), after: undefined },
  {
    ...madeCall({ ioctl: 'ZFS_IOC_POOL_GET_HISTORY', subject: 'tank', seq: 3 }),
    history: { bytes: Uint8Array.of(1, 2, 3), size: 1n << 40n },
    conf: { bytes: new Uint8Array(), size: 0n },
  },
  { kind: 'detach', ...where },
  { kind: 'exit', ...where, status: 3, signal: undefined },
  { kind: 'exit', ...where, status: undefined, signal: 9 },
];
