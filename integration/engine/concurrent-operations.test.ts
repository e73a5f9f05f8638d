import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Zfs, ZfsError } from 'zfskit';
import { EngineFixture, stock } from './engine-fixture.ts';

const MANY = 50;

let fixture: EngineFixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
  pool = await fixture.pool();
  await zfs.snapshots.create([`${pool}@base`]);
});

afterAll(() => fixture[Symbol.asyncDispose]());

const many = <T>(work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: MANY }, (_, index) => work(index)));

/** Codes of those that failed. */
async function codesOf(all: readonly Promise<unknown>[]): Promise<string[]> {
  return (await Promise.allSettled(all)).flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return [];
    if (outcome.reason instanceof ZfsError) return [outcome.reason.code];
    throw outcome.reason;
  });
}

test('what is done to fifty datasets at once is done to each', async () => {
  const name = (index: number) => `${pool}/at-once-${index}`;
  await many((index) => zfs.datasets.clone(`${pool}@base`, name(index)));
  await many((index) => zfs.snapshots.create([`${name(index)}@one`]));
  await many((index) => zfs.holds.add([`${name(index)}@one`], `tag ${index}`));
  await many((index) => zfs.bookmarks.create(new Map([[`${name(index)}#mark`, `${name(index)}@one`]])));
  await many((index) => zfs.datasets.rename(`${name(index)}@one`, `${name(index)}@two`));
  expect(await many((index) => zfs.holds.list(`${name(index)}@two`))).toMatchObject(
    Array.from({ length: MANY }, (_, index) => [{ tag: `tag ${index}` }]),
  );
  await many((index) =>
    zfs.programs.run(pool, `return (zfs.get_prop('${name(index)}@two', 'userrefs'))`, { readOnly: true }),
  );
  await many((index) => zfs.holds.release([`${name(index)}@two`], `tag ${index}`));
  await many((index) => zfs.datasets.rollback(name(index)).catch(() => undefined));
  await many((index) => zfs.datasets.destroy(`${name(index)}@two`));
  await many((index) => zfs.datasets.destroy(name(index)));
  expect(await codesOf(Array.from({ length: MANY }, (_, index) => zfs.datasets.get(name(index))))).toEqual(
    Array.from({ length: MANY }, () => 'ENOENT'),
  );
});

test('of fifty that want the same, one gets it', async () => {
  const attempts = [
    () => zfs.datasets.clone(`${pool}@base`, `${pool}/same`),
    () => zfs.snapshots.create([`${pool}/same@one`]),
    () => zfs.holds.add([`${pool}/same@one`], 'tag'),
    () => zfs.bookmarks.create(new Map([[`${pool}/same#mark`, `${pool}/same@one`]])),
  ];
  for (const attempt of attempts) {
    const codes = await codesOf(Array.from({ length: MANY }, attempt));
    expect(codes).toEqual(Array.from({ length: MANY - 1 }, () => 'EEXIST'));
  }
  const ends = [
    () => zfs.datasets.rename(`${pool}/same`, `${pool}/other`),
    () => zfs.datasets.destroy(`${pool}/other`),
  ];
  await zfs.holds.release([`${pool}/same@one`], 'tag');
  // To the kernel too it is no failure that a snapshot went between its look and its work.
  for (const code of await codesOf(
    Array.from({ length: MANY }, () => zfs.datasets.destroy(`${pool}/same@one`)),
  ))
    expect(code).toBe('ENOENT');
  for (const end of ends) {
    const codes = await codesOf(Array.from({ length: MANY }, end));
    expect(codes).toEqual(Array.from({ length: MANY - 1 }, () => 'ENOENT'));
  }
});

test('clones that are promoted, renamed and destroyed by fifty at once leave a sound pool', async () => {
  const other = await fixture.pool();
  await zfs.snapshots.create([`${other}@base`]);
  for (const name of ['a', 'b', 'c']) await zfs.datasets.clone(`${other}@base`, `${other}/${name}`);
  const names = ['a', 'b', 'c', 'd', 'a/x', 'b/x'].map((name) => `${other}/${name}`);
  const pick = <T>(values: readonly T[], index: number) => values[index % values.length] as T;
  const step = (round: number) => (index: number) => {
    const [name, to] = [pick(names, index + round), pick(names, index * 7 + round)];
    const snapshot = `${name}@${pick(['one', 'two'], index)}`;
    const steps = [
      () => zfs.snapshots.create([snapshot]),
      () => zfs.datasets.clone(snapshot, to),
      () => zfs.datasets.promote(name),
      () => zfs.datasets.rename(name, to),
      () => zfs.datasets.destroy(name),
      () => zfs.datasets.destroy(snapshot, { defer: true }),
      () => zfs.holds.during([snapshot], `tag ${index}`, () => zfs.datasets.exists(name)),
    ];
    return pick(steps, index)();
  };
  let done = 0;
  for (let round = 0; round < 20; round++) {
    const codes = await codesOf(Array.from({ length: MANY }, (_, index) => step(round)(index)));
    done += MANY - codes.length;
    for (const code of codes) expect(code).toMatch(/^(E[A-Z0-9]+|ZFS_ERR_WRONG_PARENT)$/);
  }
  expect(done).toBeGreaterThan(50);
  await zfs.close();
  expect(stock('zdb', '-e', '-p', fixture.folder, '-bcc', other)).toContain('No leaks');
});
