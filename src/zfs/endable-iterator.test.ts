import { expect, test } from 'vitest';
import { EndableIterator } from './endable-iterator.ts';

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

async function* waiting(leaving: AbortSignal) {
  yield 1;
  await aborted(leaving);
}

async function* failing() {
  yield 1;
  throw new Error('broken');
}

test('leaving ends a wait and releases once', async () => {
  let released = 0;
  const items = new EndableIterator(waiting, async () => void released++);
  expect(await items.next()).toEqual({ done: false, value: 1 });
  const next = items.next();
  expect(await items.return()).toEqual({ done: true, value: undefined });
  expect(await next).toEqual({ done: true, value: undefined });
  expect(await items.next()).toEqual({ done: true, value: undefined });
  expect(released).toBe(1);
});

test('leaving before the first item releases too', async () => {
  let released = 0;
  const items = new EndableIterator(waiting, async () => void released++);
  await items[Symbol.asyncDispose]();
  expect(released).toBe(1);
});

test('a failure is told, and releases', async () => {
  let released = 0;
  const items = new EndableIterator(failing, async () => void released++);
  const seen: number[] = [];
  const reading = async () => {
    for await (const item of items) seen.push(item);
  };
  await expect(reading()).rejects.toThrow('broken');
  expect([seen, released]).toEqual([[1], 1]);
});
