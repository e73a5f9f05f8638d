import { expect, test } from 'vitest';
import { decode, Nvlist, string } from '../nvlist/index.ts';
import { EventQueue } from './event-queue.ts';

const ENOENT = 2;
const END = 2n ** 64n - 1n;

function queueOf(count: number): EventQueue {
  const queue = new EventQueue();
  for (let i = 0; i < count; i++) queue.post(new Nvlist().set('class', string(`event ${i}`)), 5_000_000_007n);
  return queue;
}

function read(queue: EventQueue, reader = 1): [eid: bigint, dropped: bigint] {
  const found = queue.next(reader, 1 << 16);
  if (typeof found === 'number') throw new Error('it did not fit');
  return [decode(found.bytes).getUint64('eid'), found.dropped];
}

test('events are numbered, dated and read in order, by each reader', () => {
  const queue = queueOf(2);
  const found = queue.next(1, 1 << 16);
  if (typeof found === 'number') throw new Error('it did not fit');
  expect(decode(found.bytes).find('time', 'int64_array')).toEqual(BigInt64Array.of(5n, 7n));
  expect([read(queue), read(queue, 2), read(queue, 2)]).toEqual([
    [2n, 0n],
    [1n, 0n],
    [2n, 0n],
  ]);
  expect(() => read(queue)).toThrow(expect.objectContaining({ errno: ENOENT }));
});

test('an event that does not fit is not lost', () => {
  const queue = queueOf(1);
  expect(queue.next(1, 8)).toBeGreaterThan(8);
  expect(read(queue)).toEqual([1n, 0n]);
});

test('the queue is bounded, and says how many are missed', () => {
  const queue = queueOf(1);
  read(queue);
  for (let i = 0; i < 600; i++) queue.post(new Nvlist(), 0n);
  expect(read(queue)).toEqual([90n, 88n]);
  expect(read(queue)).toEqual([91n, 0n]);
  expect(queue.clear()).toBe(512);
  expect(queue.clear()).toBe(0);
  queue.post(new Nvlist(), 0n);
  expect(read(queue)).toEqual([602n, 510n]);
});

test('a place is sought', () => {
  const queue = queueOf(3);
  queue.seek(1, 2n);
  expect(read(queue)).toEqual([3n, 0n]);
  queue.seek(1, 0n);
  expect(read(queue)).toEqual([1n, 0n]);
  queue.seek(1, END);
  expect(() => read(queue)).toThrow(expect.objectContaining({ errno: ENOENT }));
  expect(() => queue.seek(1, 4n)).toThrow(expect.objectContaining({ errno: ENOENT }));
  let woken = 0;
  const stop = queue.listen(() => woken++);
  queue.post(new Nvlist(), 0n);
  stop();
  queue.post(new Nvlist(), 0n);
  expect(woken).toBe(1);
  expect(read(queue)).toEqual([4n, 0n]);
});
