import { expect, test } from 'vitest';
import { Nvlist } from '../src/nvlist/index.ts';
import { decodeCall } from './decode-call.ts';
import { FoldCalls } from './fold-calls.ts';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';
import type { TracedCall } from './traced-call.ts';

function call(made: Partial<MadeCall>): TracedCall {
  return decodeCall(madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank', ...made }), MADE_ABI);
}

test('calls with ever more room become one', () => {
  const calls = new FoldCalls();
  expect(calls.push(call({ seq: 0, at: 1000n, durationNs: 10n, errno: 12, room: 100n }))).toEqual([]);
  expect(calls.push(call({ seq: 1, at: 2000n, durationNs: 20n, errno: 12, room: 200n }))).toEqual([]);
  const list = Nvlist.from({ name: 'tank' });
  const [one, ...more] = calls.push(call({ seq: 2, at: 3000n, durationNs: 30n, room: 400n, dst: list }));
  expect(more).toEqual([]);
  expect(one).toMatchObject({ seq: 0, at: 1000n, durationNs: 60n, attempts: 3, errno: 0, dstRoom: 400n });
  expect(one?.lists[0]?.list?.equals(list)).toBe(true);
  expect(calls.flush()).toEqual([]);
});

test('a program that gives up with another error is told of once', () => {
  const calls = new FoldCalls();
  calls.push(call({ errno: 12, room: 100n }));
  expect(calls.push(call({ errno: 2, room: 200n }))).toMatchObject([{ code: 'ENOENT', attempts: 2 }]);
});

test.each<[string, Partial<MadeCall>]>([
  ['another ioctl', { ioctl: 'ZFS_IOC_POOL_GET_PROPS' }],
  ['another subject', { subject: 'other' }],
  ['no more room', { room: 100n }],
  ['another list', { src: Nvlist.from({ a: 2n }) }],
  ['no list', { src: new Uint8Array() }],
])('%s is another call', (_, made) => {
  const calls = new FoldCalls();
  const src = Nvlist.from({ a: 1n });
  calls.push(call({ seq: 0, errno: 12, room: 100n, src }));
  const done = calls.push(call({ seq: 1, room: 200n, src, ...made }));
  expect(done).toMatchObject([
    { seq: 0, attempts: 1, code: 'ENOMEM' },
    { seq: 1, attempts: 1, errno: 0 },
  ]);
});

test('threads are told apart', () => {
  const calls = new FoldCalls();
  expect(calls.push(call({ seq: 0, tid: 7, errno: 12, room: 100n }))).toEqual([]);
  expect(calls.push(call({ seq: 1, tid: 8, room: 200n }))).toMatchObject([{ seq: 1, attempts: 1 }]);
  expect(calls.push(call({ seq: 2, tid: 7, room: 200n }))).toMatchObject([{ seq: 0, attempts: 2 }]);
});

test('of calls with large lists few are held, and what is looked at does not grow with them', () => {
  const calls = new FoldCalls();
  const src = new Uint8Array(1 << 20);
  for (let tid = 1; tid <= 100; tid++) calls.push(call({ tid, errno: 12, src }));
  expect(calls.size).toBe(64);
});

test('what was held for long is given out', () => {
  const calls = new FoldCalls();
  calls.push(call({ seq: 0, tid: 7, at: 1000n, durationNs: 10n, errno: 12 }));
  calls.push(call({ seq: 1, tid: 8, at: 2000n, durationNs: 10n, errno: 12 }));
  expect(calls.flush(1010n)).toEqual([]);
  expect(calls.flush(1011n)).toMatchObject([{ seq: 0 }]);
  expect(calls.flush()).toMatchObject([{ seq: 1 }]);
  expect(calls.flush()).toEqual([]);
});

test('a repeated call that never came back has no duration', () => {
  const calls = new FoldCalls();
  calls.push(call({ errno: 12, room: 100n }));
  expect(calls.push(call({ errno: null, room: 200n }))).toMatchObject([
    { attempts: 2, durationNs: undefined },
  ]);
});
