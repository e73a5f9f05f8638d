import { expect, test } from 'vitest';
import { type RangeJob, RangeQueue } from './range-queue.ts';

const job = (from: number, to: number, changes = true, weight = 1): RangeJob => ({
  from: BigInt(from),
  to: BigInt(to),
  changes,
  weight,
});

test('what does not touch what is under way is taken, and nothing passes what it touches', () => {
  const queue = new RangeQueue<RangeJob>();
  const first = job(0, 10);
  queue.add(first);
  const running = queue.take();
  expect(running).toEqual([first]);
  const [blocked, behind, free] = [job(5, 15), job(12, 20), job(30, 40)];
  for (const each of [blocked, behind, free]) queue.add(each);
  expect(queue.take()).toEqual([free]);
  expect(queue.take()).toBeUndefined();
  queue.end(running ?? []);
  expect(queue.take()).toEqual([blocked, behind]);
});

test('reads of the same bytes are under way together', () => {
  const queue = new RangeQueue<RangeJob>();
  queue.add(job(0, 10, false));
  expect(queue.take()).toHaveLength(1);
  queue.add(job(0, 10, false));
  expect(queue.take()).toHaveLength(1);
  queue.add(job(9, 11, true));
  expect(queue.take()).toBeUndefined();
  expect(queue.running).toBe(2);
  expect(queue.waiting).toBe(1);
});

test('a batch has its limits', () => {
  const queue = new RangeQueue<RangeJob>();
  for (let index = 0; index < 100; index++) queue.add(job(index, index + 1));
  expect(queue.take()).toHaveLength(64);
  expect(queue.take()).toHaveLength(36);
  queue.add(job(200, 201, true, 64 << 20));
  queue.add(job(300, 301));
  expect(queue.take()).toHaveLength(1);
});

test('random jobs: no two batches under way conflict, and jobs on the same bytes keep their order', () => {
  const queue = new RangeQueue<RangeJob & { number: number }>();
  const running: (readonly (RangeJob & { number: number })[])[] = [];
  const ended: (RangeJob & { number: number })[] = [];
  let seed = 7;
  const below = (limit: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % limit;
  };
  const touches = (one: RangeJob, other: RangeJob) =>
    (one.changes || other.changes) && one.from < other.to && other.from < one.to;
  for (let number = 0; number < 3000; number++) {
    const from = below(100);
    queue.add({ ...job(from, from + 1 + below(10), below(3) > 0), number });
    if (below(3) === 0) {
      const batch = queue.take();
      if (batch) {
        for (const one of batch) for (const other of running.flat()) expect(touches(one, other)).toBe(false);
        running.push(batch);
      }
    }
    if (running.length > 3) end(below(running.length));
  }
  while (queue.waiting > 0 || running.length > 0) {
    const batch = queue.take();
    if (batch) running.push(batch);
    else end(0);
  }
  expect(ended).toHaveLength(3000);
  ended.forEach((one, index) => {
    for (const other of ended.slice(index + 1, index + 300)) {
      if (touches(one, other)) expect(one.number).toBeLessThan(other.number);
    }
  });

  function end(index: number): void {
    const [batch = []] = running.splice(index, 1);
    queue.end(batch);
    ended.push(...batch);
  }
});
