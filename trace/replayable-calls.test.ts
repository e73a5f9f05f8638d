import { expect, test } from 'vitest';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';
import { replayableCalls } from './replayable-calls.ts';

/** Places of the calls that remain. */
function left(...calls: readonly MadeCall[]): number[] {
  const events = calls.map((made, seq) => madeCall({ tid: 1, seq, ...made }));
  return [...replayableCalls(events, MADE_ABI)].map(({ raw }) => raw.seq);
}

const stats = (subject: string, errno = 0): MadeCall => ({ ioctl: 'ZFS_IOC_POOL_STATS', subject, errno });
const ENOMEM = 12;
const ERESTARTSYS = 512;

test('a call that its thread made again for a larger buffer, or after a signal, counts once', () => {
  expect(left(stats('tank', ENOMEM), stats('tank', ENOMEM), stats('tank'))).toEqual([2]);
  expect(left(stats('tank', ERESTARTSYS), stats('tank'))).toEqual([1]);
});

test('others count each', () => {
  expect(left(stats('tank'), stats('tank'))).toEqual([0, 1]);
  expect(left(stats('tank', ENOMEM), stats('other'))).toEqual([0, 1]);
  expect(left(stats('tank', ENOMEM), { ...stats('tank'), tid: 2 })).toEqual([1, 0]);
  expect(left(stats('tank', ENOMEM))).toEqual([0]);
  // One that changes something was begun twice.
  const sync = (errno: number): MadeCall => ({ ioctl: 'ZFS_IOC_POOL_SYNC', subject: 'tank', errno });
  expect(left(sync(ENOMEM), sync(0))).toEqual([0, 1]);
});

test('of many threads whose calls did not fit, the oldest do not wait for the end', () => {
  const events = Array.from({ length: 300 }, (_, tid) =>
    madeCall({ tid, seq: tid, ...stats('tank', ENOMEM) }),
  );
  let read = 0;
  const calls = replayableCalls(
    (function* () {
      for (const event of events) {
        read++;
        yield event;
      }
    })(),
    MADE_ABI,
  );
  expect(calls.next().value?.raw.seq).toBe(0);
  expect(read).toBe(257);
});
