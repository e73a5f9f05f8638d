import { expect, test } from 'vitest';
import { JoinedAbort } from './joined-abort.ts';
import { Lane } from './lane.ts';

const never = new JoinedAbort();

test('at most so many are inside, the others come in their order', async () => {
  const lane = new Lane(2);
  const order: number[] = [];
  const leaves = [await lane.enter(never), await lane.enter(never)];
  const waiting = [1, 2, 3].map(async (number) => {
    const leave = await lane.enter(never);
    order.push(number);
    return leave;
  });
  await Promise.resolve();
  expect([lane.busy, lane.waiting, order]).toEqual([2, 3, []]);
  leaves[0]?.();
  leaves[0]?.();
  (await waiting[0])?.();
  (await waiting[1])?.();
  await waiting[2];
  expect([lane.busy, lane.waiting, order]).toEqual([2, 0, [1, 2, 3]]);
});

test('one that gives up leaves the queue and nothing else', async () => {
  const lane = new Lane(1);
  const leave = await lane.enter(never);
  const abort = new JoinedAbort();
  const given = lane.enter(abort);
  const next = lane.enter(never);
  abort.abort(new Error('enough'));
  await expect(given).rejects.toThrow('enough');
  expect(lane.waiting).toBe(1);
  leave();
  (await next)();
  expect([lane.busy, lane.waiting]).toEqual([0, 0]);
  await expect(lane.enter(abort)).rejects.toThrow('enough');
});

test('a turn that comes while giving up is passed on', async () => {
  const lane = new Lane(1);
  const leave = await lane.enter(never);
  const abort = new JoinedAbort();
  const given = lane.enter(abort).catch((error: Error) => error.message);
  const next = lane.enter(never);
  await Promise.resolve();
  abort.abort(new Error('enough'));
  leave();
  expect(await given).toBe('enough');
  (await next)();
  expect([lane.busy, lane.waiting]).toEqual([0, 0]);
});

test('a joined signal follows the first of its sources, until it ends', () => {
  const [a, b] = [new AbortController(), new AbortController()];
  const joined = new JoinedAbort(a.signal, undefined, b.signal);
  const ended = new JoinedAbort(a.signal, b.signal);
  ended.end();
  b.abort('b');
  a.abort('a');
  expect(joined.signal.reason).toBe('b');
  expect(ended.signal.aborted).toBe(false);
  expect(new JoinedAbort(a.signal).signal.reason).toBe('a');
});
