import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;
let fs: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  pool = await fixture.pool({ mountpoint: 'legacy' });
  fs = `${pool}/fs`;
  for (const name of [fs, `${pool}/other`]) await zfs.datasets.create(name, { kind: 'filesystem' });
  const mountpoint = await fixture.mount(fs);
  await writeFile(join(mountpoint, 'content'), randomBytes(500_000));
  await fixture.unmount(mountpoint);
  for (const name of ['one', 'two', 'three'])
    await zfs.snapshots.create(name === 'one' ? [`${fs}@one`, `${pool}/other@one`] : [`${fs}@${name}`]);
});
afterAll(() => fixture[Symbol.asyncDispose]());

async function stock(dataset: string): Promise<string[]> {
  const output = await command('zfs', 'list', '-Ho', 'name', '-t', 'bookmark', '-s', 'createtxg', dataset);
  return output.split('\n').filter((name) => name !== '');
}

test('many at once, of snapshots, with what the stock command says of them', async () => {
  await zfs.bookmarks.create(
    new Map([
      [`${fs}#two`, `${fs}@two`],
      [`${fs}#one`, `${fs}@one`],
      [`${pool}/other#one`, `${pool}/other@one`],
    ]),
  );
  const bookmarks = await zfs.bookmarks.list(fs);
  expect(bookmarks.map(({ name }) => name)).toEqual([`${fs}#one`, `${fs}#two`]);
  for (const bookmark of bookmarks) {
    const snapshot = await zfs.datasets.get(bookmark.name.replace('#', '@'));
    const columns = 'guid,createtxg,creation';
    const line = await command('zfs', 'list', '-Hpo', columns, '-t', 'bookmark', bookmark.name);
    const { guid, createtxg, creation } = bookmark;
    expect([guid, createtxg, creation]).toEqual(line.trim().split('\t').map(BigInt));
    expect([guid, createtxg, creation]).toEqual([
      snapshot.guid,
      snapshot.createtxg,
      snapshot.get('creation'),
    ]);
    expect(bookmark.redactSnapshots).toBeUndefined();
    expect(await zfs.bookmarks.get(bookmark.name)).toEqual(bookmark);
  }
});

test('of a bookmark, which outlives its snapshot', async () => {
  await command('zfs', 'bookmark', `${fs}@three`, `${fs}#three`);
  await zfs.snapshots.destroy([`${fs}@three`]);
  await zfs.bookmarks.create(new Map([[`${fs}#copy`, `${fs}#three`]]));
  const [three, copy] = await Promise.all(
    ['three', 'copy'].map((name) => zfs.bookmarks.get(`${fs}#${name}`)),
  );
  expect({ ...copy, name: '' }).toEqual({ ...three, name: '' });
  expect(await stock(fs)).toContain(`${fs}#copy`);
});

test('all are made or none, and each reason is given', async () => {
  const failing = zfs.bookmarks.create(
    new Map([
      [`${fs}#one`, `${fs}@one`],
      [`${fs}#new`, `${fs}@one`],
      [`${fs}#lost`, `${fs}@none`],
    ]),
  );
  await expect(failing).rejects.toMatchObject({
    name: 'ZfsError',
    failures: new Map([
      [`${fs}#one`, 'EEXIST'],
      [`${fs}#lost`, 'ENOENT'],
    ]),
  });
  const stranger = zfs.bookmarks.create(new Map([[`${fs}#stranger`, `${pool}/other@one`]]));
  await expect(stranger).rejects.toMatchObject({
    failures: new Map([[`${fs}#stranger`, 'ZFS_ERR_BOOKMARK_SOURCE_NOT_ANCESTOR']]),
  });
  expect(await stock(fs)).toHaveLength(4);
  await expect(zfs.bookmarks.get(`${fs}#new`)).rejects.toMatchObject({ code: 'ESRCH' });
  await expect(zfs.bookmarks.list(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('redaction', async () => {
  const clones = ['left', 'right'].map((name) => `${pool}/${name}`);
  for (const clone of clones) {
    await zfs.datasets.clone(`${fs}@one`, clone, { properties: { mountpoint: 'legacy' } });
    const mountpoint = await fixture.mount(clone);
    await writeFile(join(mountpoint, 'content'), randomBytes(1000));
    await fixture.unmount(mountpoint);
    await zfs.snapshots.create([`${clone}@censored`]);
  }
  const redacting = clones.map((clone) => `${clone}@censored`);
  await zfs.bookmarks.redact(`${fs}@one`, `${fs}#redaction`, redacting);
  const bookmark = await zfs.bookmarks.get(`${fs}#redaction`);
  const guids = await Promise.all(redacting.map(async (name) => (await zfs.datasets.get(name)).guid));
  expect([...(bookmark.redactSnapshots ?? [])].sort()).toEqual(guids.sort());
  expect(bookmark.redactComplete).toBe(true);
  const shown = await command('zfs', 'get', '-Hpo', 'value', 'redact_snaps', bookmark.name);
  expect(shown.trim().split(',').map(BigInt).sort()).toEqual(guids);
  await expect(zfs.bookmarks.redact(`${fs}@one`, `${fs}#redaction`, redacting)).rejects.toMatchObject({
    code: 'EEXIST',
  });
  await expect(
    zfs.bookmarks.redact(`${fs}@two`, `${fs}#redaction2`, [`${pool}/other@one`]),
  ).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(zfs.bookmarks.redact(`${fs}@one`, `${pool}/other#redaction`, redacting)).rejects.toMatchObject(
    { code: 'ZFSKIT_INVALID_ARGUMENT' },
  );
});

test('many are destroyed at once; those that do not exist count as destroyed', async () => {
  await zfs.bookmarks.destroy([`${fs}#one`, `${fs}#none`, `${fs}#redaction`, `${pool}/other#one`]);
  expect(await stock(fs)).toEqual([`${fs}#two`, `${fs}#copy`, `${fs}#three`]);
  expect(await stock(`${pool}/other`)).toEqual([]);
});
