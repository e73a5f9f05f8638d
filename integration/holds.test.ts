import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openZfs, type Zfs } from 'zfskit';
import { command, Fixture, held } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let fs: string;
let one: string;
let two: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  const pool = await fixture.pool({ mountpoint: 'legacy' });
  fs = `${pool}/fs`;
  [one, two] = [`${fs}@one`, `${fs}@two`];
  await zfs.datasets.create(fs, { kind: 'filesystem' });
  await zfs.snapshots.create([one]);
  await zfs.snapshots.create([two]);
});
afterAll(() => fixture[Symbol.asyncDispose]());

/** Snapshot and tag of each hold, as the stock command sees them. */
async function stock(): Promise<string[]> {
  const lines = (await command('zfs', 'holds', '-H', one, two)).trim().split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split('\t').slice(0, 2).join(' '))
    .sort();
}

test('many at once, listed with their time, released', async () => {
  const before = BigInt(Math.floor(Date.now() / 1000)) - 5n;
  await zfs.holds.add([one, two], 'backup');
  await zfs.holds.addEach(
    new Map([
      [one, 'own'],
      [two, 'other: two words'],
    ]),
  );
  expect(await stock()).toEqual([`${one} backup`, `${one} own`, `${two} backup`, `${two} other: two words`]);
  const holds = await zfs.holds.list(one);
  expect(holds.map(({ snapshot, tag }) => [snapshot, tag])).toEqual([
    [one, 'backup'],
    [one, 'own'],
  ]);
  for (const { created } of holds) {
    expect(created).toBeGreaterThanOrEqual(before);
    expect(created).toBeLessThanOrEqual(BigInt(Math.ceil(Date.now() / 1000)) + 5n);
  }
  expect((await zfs.holds.list(fs)).map(({ snapshot, tag }) => `${snapshot} ${tag}`).sort()).toEqual(
    await stock(),
  );
  await expect(zfs.snapshots.destroy([one])).rejects.toMatchObject({ code: 'EBUSY' });
  expect(await zfs.holds.release([one, two], 'backup')).toEqual([]);
  expect(
    await zfs.holds.releaseEach(
      new Map([
        [one, ['own', 'backup']],
        [two, ['other: two words']],
        [`${fs}@none`, ['own']],
      ]),
    ),
  ).toEqual([`${one}#backup`, `${fs}@none`]);
  expect(await stock()).toEqual([]);
});

test('all are held or none', async () => {
  await command('zfs', 'hold', 'taken', two);
  await expect(zfs.holds.add([one, two], 'taken')).rejects.toMatchObject({
    code: 'EEXIST',
    failures: new Map([[two, 'EEXIST']]),
  });
  await expect(zfs.holds.add([one, `${fs}@none`], 'new')).rejects.toMatchObject({
    code: 'ENOENT',
    failures: new Map([[`${fs}@none`, 'ENOENT']]),
  });
  expect(await stock()).toEqual([`${two} taken`]);
  await zfs.holds.release([two], 'taken');
  await expect(zfs.holds.add([`${fs}@none`], 'new')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(zfs.holds.list(`${fs}@none`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the longest tag', async () => {
  const tag = 'x'.repeat(238);
  await using holds = await zfs.holds.temporary([one], tag);
  await zfs.holds.add([two], tag);
  expect(await stock()).toEqual([`${one} ${tag}`, `${two} ${tag}`]);
  await zfs.holds.release([two], tag);
  await holds.release();
  expect(await stock()).toEqual([]);
});

test('a handle holds until it is disposed of, and leaks nothing', async () => {
  const before = await held();
  {
    await using holds = await zfs.holds.temporary([one], 'session');
    await holds.add([two], 'later');
    expect(await stock()).toEqual([`${one} session`, `${two} later`]);
    await expect(holds.add([one, `${fs}@none`], 'partly')).rejects.toMatchObject({ code: 'ENOENT' });
  }
  expect(await stock()).toEqual([]);
  await expect(zfs.holds.temporary([one, `${fs}@none`], 'session')).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(await stock()).toEqual([]);
  expect((await held()).fds).toEqual(before.fds);
});

test('during work, also when it fails', async () => {
  const seen = await zfs.holds.during([one, two], 'work', stock);
  expect(seen).toEqual([`${one} work`, `${two} work`]);
  const failing = zfs.holds.during([one], 'work', async () => {
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(await stock()).toEqual([]);
});

test('after the handle is released it holds nothing more', async () => {
  const holds = await zfs.holds.temporary([one], 'session');
  await Promise.all([holds.release(), holds.release()]);
  await expect(holds.add([two], 'session')).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
  expect(await stock()).toEqual([]);
});

test('closing the ZFS handle ends its temporary holds', async () => {
  const other = await openZfs();
  await other.holds.temporary([one], 'session');
  expect(await stock()).toEqual([`${one} session`]);
  await other.close();
  expect(await stock()).toEqual([]);
});

test('a holder that is killed holds nothing', async () => {
  const program = `
    import { openZfs } from 'zfskit';
    const zfs = await openZfs();
    await zfs.holds.temporary(${JSON.stringify([one, two])}, 'killed');
    console.log('held');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: new URL('..', import.meta.url).pathname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(await stock()).toEqual([`${one} killed`, `${two} killed`]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(stock, { timeout: 30_000, interval: 200 }).toEqual([]);
});
