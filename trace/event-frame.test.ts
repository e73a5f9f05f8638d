import { describe, expect, test } from 'vitest';
import { Nvlist, uint64 } from '../src/nvlist/index.ts';
import { fromFrame, toFrame } from './event-frame.ts';
import { madeCall } from './made-call.ts';
import type { RawCall, TraceEvent } from './trace-event.ts';

const list = Nvlist.from({ a: uint64(5n), b: 'text' });

const call: RawCall = madeCall({
  ioctl: 'ZFS_IOC_SNAPSHOT',
  subject: 'tank',
  src: list,
  dst: list,
  errno: 17,
  seq: 7,
  pid: 100,
  tid: 101,
});

/** Every byte another one. */
const noise = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + seed) & 0xff);

const events: [string, TraceEvent][] = [
  ['a call', call],
  ['one that never came back', madeCall({ ioctl: 0x5aff, errno: null })],
  ['one whose command could not be read', { ...call, before: new Uint8Array(0), after: noise(96, 1) }],
  ['a command full of bytes', { ...call, before: noise(13744, 1), after: noise(13744, 2) }],
  ['a command that was cleared', { ...call, before: noise(13744, 1), after: new Uint8Array(13744) }],
  ['an odd length', { ...call, before: noise(2049, 3), after: noise(2047, 3) }],
  [
    'lists that are empty, or longer than was read',
    {
      ...call,
      src: { bytes: new Uint8Array(0), size: 1n << 63n },
      conf: { bytes: noise(5, 0), size: 5n },
      history: { bytes: noise(70000, 0), size: 70000n },
    },
  ],
  [
    'a descriptor and numbers at their limits',
    { ...call, fd: -1, seq: 2 ** 32 - 1, pid: 4194304, at: (1n << 64n) - 1n },
  ],
  ['exec', { kind: 'exec', at: 5n, pid: 1, tid: 1, ppid: 0, argv: ['zfs', 'ä'] }],
  ['exit', { kind: 'exit', at: 5n, pid: 1, tid: 1, status: undefined, signal: 9 }],
];

describe('an event comes out of its frame as it went in', () => {
  test.each(events)('%s', (_, event) => {
    const back = fromFrame(Buffer.concat(toFrame(event)));
    expect(plain(back)).toEqual(plain(event));
  });
});

/** Bytes as bytes, whatever kind of array they are in. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
