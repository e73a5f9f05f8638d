import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  pool = await fixture.pool({ mountpoint: 'legacy', compression: 'off' });
});
afterAll(() => fixture[Symbol.asyncDispose]());

async function filesystems(...names: readonly string[]): Promise<void> {
  for (const name of names) await zfs.datasets.create(`${pool}/${name}`, { kind: 'filesystem' });
}

/** What the stock command lists, in its order. */
async function stock(...args: readonly string[]): Promise<string[]> {
  return (await command('zfs', 'list', '-Ho', 'name', ...args)).split('\n').filter((name) => name !== '');
}

const shorts = (names: readonly string[]) => names.map((name) => name.slice(name.indexOf('@') + 1));

describe('recursive snapshots', () => {
  beforeAll(async () => {
    await filesystems('tree', 'tree/a', 'tree/a/deep', 'tree/b', 'treetop');
    await zfs.datasets.create(`${pool}/tree/volume`, { kind: 'volume', size: '1M' });
  });

  test('of everything below, in one transaction group, with properties', async () => {
    const names = await zfs.snapshots.createRecursive(`${pool}/tree@one`, {
      properties: { 'org.example:job': 'nightly' },
    });
    expect([...names].sort()).toEqual((await stock('-rt', 'snapshot', `${pool}/tree`)).sort());
    expect(names).toHaveLength(5);
    const made = await Promise.all(names.map((name) => zfs.datasets.get(name)));
    expect(new Set(made.map(({ createtxg }) => createtxg)).size).toBe(1);
    expect(made.map((snapshot) => snapshot.get('org.example:job'))).toEqual(names.map(() => 'nightly'));
    expect(await command('zfs', 'get', '-Ho', 'value', 'org.example:job', `${pool}/tree/a/deep@one`)).toBe(
      'nightly\n',
    );
  });

  test('one that is there already prevents all, and is named', async () => {
    await command('zfs', 'snapshot', `${pool}/tree/a@two`);
    await expect(zfs.snapshots.createRecursive(`${pool}/tree@two`)).rejects.toMatchObject({
      code: 'EEXIST',
      failures: new Map([[`${pool}/tree/a@two`, 'EEXIST']]),
    });
    expect((await stock('-rt', 'snapshot', `${pool}/tree`)).filter((name) => name.endsWith('@two'))).toEqual([
      `${pool}/tree/a@two`,
    ]);
    await expect(zfs.snapshots.createRecursive(`${pool}/none@two`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('two of one dataset are refused by the kernel', async () => {
    const names = [`${pool}/tree@x`, `${pool}/tree@y`];
    await expect(zfs.snapshots.create(names)).rejects.toMatchObject({ code: 'EXDEV' });
  });

  test('a range below a tree, as zfs destroy -r', async () => {
    await zfs.snapshots.createRecursive(`${pool}/tree@three`);
    const pattern = `${pool}/tree@one%three`;
    const names = await zfs.snapshots.select(pattern, { recursive: true });
    const dry = await command('zfs', 'destroy', '-rnvp', pattern);
    const expected = [...dry.matchAll(/^destroy\t(.*)$/gm)].map(([, name]) => name);
    expect([...names].sort()).toEqual(expected.sort());
    expect(names).toHaveLength(11);
    expect(await zfs.snapshots.select(`${pool}/tree@two`, { recursive: true })).toEqual([
      `${pool}/tree/a@two`,
    ]);
    await expect(zfs.snapshots.select(`${pool}/tree@none`, { recursive: true })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await zfs.snapshots.destroyMatching(pattern, { recursive: true })).toEqual(names);
    expect(await stock('-rt', 'snapshot', `${pool}/tree`)).toEqual([]);
  });

  test('an aborted one makes nothing', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(zfs.snapshots.createRecursive(`${pool}/tree@four`, { signal })).rejects.toThrow('enough');
    expect(await stock('-rt', 'snapshot', `${pool}/tree`)).toEqual([]);
  });
});

describe('patterns', () => {
  let fs: string;

  beforeAll(async () => {
    fs = `${pool}/patterns`;
    await filesystems('patterns');
    const mountpoint = await fixture.mount(fs);
    // Names are not in the order of the alphabet, and each snapshot has blocks of its own and shares some.
    for (const [index, name] of ['d', 'a', 'c', 'e', 'b'].entries()) {
      await writeFile(join(mountpoint, 'own'), randomBytes(300_000));
      await writeFile(join(mountpoint, `shared-${index >> 1}`), randomBytes(200_000));
      if (index % 2 === 0) await writeFile(join(mountpoint, 'every-second'), randomBytes(100_000));
      await zfs.snapshots.create([`${fs}@${name}`]);
    }
    await writeFile(join(mountpoint, 'own'), randomBytes(1000));
    await fixture.unmount(mountpoint);
    await command('zpool', 'sync', pool);
  });

  const patterns: [string, string][] = [
    ['a%e', 'a c e'],
    ['%c', 'd a c'],
    ['e%', 'e b'],
    ['%', 'd a c e b'],
    ['b,d', 'd b'],
    ['c%c', 'c'],
    ['b,a%c,a', 'a c b'],
  ];

  test('snapshots come in the order in which they were made', async () => {
    expect(shorts(await zfs.snapshots.names(fs))).toEqual(['d', 'a', 'c', 'e', 'b']);
    const listed = await zfs.snapshots.list(fs);
    expect(listed.map(({ name }) => name)).toEqual(await stock('-t', 'snapshot', '-s', 'createtxg', fs));
    expect(listed.map((snapshot) => snapshot.get('referenced'))).toEqual(
      (await command('zfs', 'list', '-Hpo', 'refer', '-t', 'snapshot', '-s', 'createtxg', fs))
        .trim()
        .split('\n')
        .map(BigInt),
    );
    await expect(zfs.snapshots.names(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.snapshots.list(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each(patterns)('%s selects and would free what zfs destroy -nvp says', async (pattern, expected) => {
    const names = await zfs.snapshots.select(`${fs}@${pattern}`);
    expect(shorts(names)).toEqual(expected.split(' '));
    const dry = await command('zfs', 'destroy', '-nvp', `${fs}@${pattern}`);
    expect([...dry.matchAll(/^destroy\t(.*)$/gm)].map(([, name]) => name).sort()).toEqual([...names].sort());
    const reclaim = BigInt(/^reclaim\t(\d+)$/m.exec(dry)?.[1] ?? -1);
    expect(await zfs.snapshots.reclaimable(names)).toBe(reclaim);
    const preview = await zfs.snapshots.preview(names);
    expect(preview.reclaim).toBe(reclaim);
    expect(preview.snapshots.map(({ name }) => name)).toEqual(names);
  });

  test('the preview knows what each alone would free, and that neighbours share', async () => {
    const names = await zfs.snapshots.select(`${fs}@%`);
    const { snapshots, reclaim } = await zfs.snapshots.preview(names);
    const alone = await Promise.all(names.map((name) => zfs.snapshots.reclaimable([name])));
    expect(snapshots.map(({ unique }) => unique)).toEqual(alone);
    expect(alone.every((bytes) => bytes > 250_000n)).toBe(true);
    expect(reclaim).toBeGreaterThan(alone.reduce((sum, bytes) => sum + bytes, 0n));
  });

  test('names that do not exist', async () => {
    await expect(zfs.snapshots.select(`${fs}@a,none,none2%`)).rejects.toMatchObject({
      code: 'ENOENT',
      failures: new Map([
        [`${fs}@none`, 'ENOENT'],
        [`${fs}@none2`, 'ENOENT'],
      ]),
    });
    await expect(zfs.snapshots.select(`${pool}/none@%`)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.snapshots.select(`${fs}@b%a`)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    const preview = await zfs.snapshots.preview([`${fs}@a`, `${fs}@none`, `${pool}/none@a`]);
    expect(preview.snapshots.map(({ name }) => name)).toEqual([`${fs}@a`]);
    expect(preview.missing).toEqual([`${fs}@none`, `${pool}/none@a`]);
  });

  test('what is held or cloned is seen beforehand, and prevents all', async () => {
    await command('zfs', 'hold', 'keep', `${fs}@a`);
    await zfs.datasets.clone(`${fs}@e`, `${pool}/clone`);
    const names = await zfs.snapshots.select(`${fs}@%`);
    const preview = await zfs.snapshots.preview(names);
    const expected = new Map([
      [`${fs}@a`, 'EBUSY'],
      [`${fs}@e`, 'EEXIST'],
    ]);
    expect(preview.obstacles).toEqual(expected);
    expect(preview.snapshots.find(({ name }) => name.endsWith('@e'))?.clones).toEqual([`${pool}/clone`]);
    await expect(zfs.snapshots.destroyMatching(`${fs}@%`)).rejects.toMatchObject({ failures: expected });
    expect(await stock('-t', 'snapshot', fs)).toHaveLength(5);
  });

  test('deferred, they go when the reason goes', async () => {
    expect(shorts(await zfs.snapshots.destroyMatching(`${fs}@%`, { defer: true }))).toHaveLength(5);
    expect(shorts(await stock('-t', 'snapshot', '-s', 'createtxg', fs))).toEqual(['a', 'e']);
    await zfs.holds.release([`${fs}@a`], 'keep');
    await zfs.datasets.destroy(`${pool}/clone`);
    expect(await stock('-t', 'snapshot', fs)).toEqual([]);
  });

  test('nothing to select is nothing to destroy', async () => {
    expect(await zfs.snapshots.destroyMatching(`${fs}@%`)).toEqual([]);
  });
});

/**
 * The kernel makes one snapshot of a dataset in a transaction group: those of many datasets come in one call. As many as
 * ZFSKIT_SCALE says.
 */
describe('very many snapshots', () => {
  const ROUNDS = 20;
  const DATASETS = Math.ceil(Number(process.env['ZFSKIT_SCALE'] ?? 400) / ROUNDS);
  let datasets: string[];
  let root: string;

  beforeAll(async () => {
    root = `${pool}/many`;
    const names = Array.from({ length: DATASETS - 1 }, (_, index) => `many/fs${index}`);
    datasets = ['many', ...names].map((name) => `${pool}/${name}`);
    await filesystems('many');
    await Promise.all(names.map((name) => filesystems(name)));
  }, 600_000);

  test('are made, listed in order, selected and destroyed', async () => {
    const took: Record<string, number> = {};
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const result = await work();
      took[what] = Math.round(performance.now() - started);
      return result;
    };
    await timed('create', async () => {
      for (let round = 0; round < ROUNDS; round++)
        await zfs.snapshots.create(datasets.map((dataset) => `${dataset}@s${round}`));
    });
    const names = await timed('names of one', () => zfs.snapshots.names(root));
    expect(shorts(names)).toEqual(Array.from({ length: ROUNDS }, (_, round) => `s${round}`));
    const selected = await timed('select', () =>
      zfs.snapshots.select(`${root}@s2%s${ROUNDS - 3}`, { recursive: true }),
    );
    expect(selected).toHaveLength(DATASETS * (ROUNDS - 4));
    await timed('destroy', () => zfs.snapshots.destroy(selected));
    expect(await timed('zfs list', () => stock('-rt', 'snapshot', root))).toHaveLength(DATASETS * 4);
    await zfs.snapshots.destroyMatching(`${root}@%`, { recursive: true });
    expect(await stock('-rt', 'snapshot', root)).toEqual([]);
    console.info(`${DATASETS * ROUNDS} snapshots, in ms:`, took);
  }, 600_000);
});
