import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withPauses } from './with-pauses.ts';

async function* events() {
  yield 1;
  yield 2;
  await delay(100);
  yield 3;
}

async function all(mayPause: () => boolean): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const event of withPauses(events(), 10, mayPause)) found.push(event);
  return found;
}

test('a pause is told of once', async () => {
  expect(await all(() => true)).toEqual([1, 2, undefined, 3]);
});

test('no pause that does not matter', async () => {
  expect(await all(() => false)).toEqual([1, 2, 3]);
});

test('an error of the events is passed on', async () => {
  const failing = (async function* () {
    yield 1;
    throw new Error('gone');
  })();
  const read = async () => {
    for await (const _ of withPauses(failing, 10, () => true));
  };
  await expect(read()).rejects.toThrow('gone');
});

test('who stops early stops the events', async () => {
  let ended = false;
  const endless = (async function* () {
    try {
      for (;;) yield 1;
    } finally {
      ended = true;
    }
  })();
  for await (const _ of withPauses(endless, 10, () => true)) break;
  await delay(1);
  expect(ended).toBe(true);
});
