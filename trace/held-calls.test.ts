import { expect, test } from 'vitest';
import { HeldCalls } from './held-calls.ts';

test('a call a thread, the oldest first', () => {
  const held = new HeldCalls<string>();
  held.hold(1, 'a', 10);
  held.hold(2, 'b', 10);
  expect(held.take(1)).toBe('a');
  expect(held.take(1)).toBeUndefined();
  held.hold(1, 'c', 10);
  expect(held.takeOldest((call) => call !== 'c')).toEqual(['b']);
  expect(held.takeAll(() => true)).toEqual(['c']);
  expect(held.size).toBe(0);
});

test('the oldest are given out when they are too many', () => {
  const held = new HeldCalls<number>();
  const given = Array.from({ length: 100_000 }, (_, tid) => held.hold(tid, tid, 0)).flat();
  expect(held.size).toBe(256);
  expect(given).toEqual(Array.from({ length: 100_000 - 256 }, (_, tid) => tid));
});

test('or have too many bytes', () => {
  const held = new HeldCalls<string>();
  expect(held.hold(1, 'a', 40 << 20)).toEqual([]);
  expect(held.hold(2, 'b', 40 << 20)).toEqual(['a']);
  expect(held.hold(3, 'c', 100 << 20)).toEqual(['b', 'c']);
  expect(held.hold(4, 'd', 40 << 20)).toEqual([]);
});
