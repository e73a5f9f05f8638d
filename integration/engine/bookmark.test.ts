import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
  pool = await fixture.pool();
  await zfs.snapshots.create([`${pool}@one`]);
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('bookmarks are made of snapshots and bookmarks, listed and destroyed', async () => {
  const { guid, createtxg } = await zfs.datasets.get(`${pool}@one`);
  await zfs.bookmarks.create(new Map([[`${pool}#one`, `${pool}@one`]]));
  await zfs.bookmarks.create(new Map([[`${pool}#copy`, `${pool}#one`]]));
  expect((await zfs.bookmarks.list(pool)).map(({ name }) => name).sort()).toEqual([
    `${pool}#copy`,
    `${pool}#one`,
  ]);
  expect(await zfs.bookmarks.get(`${pool}#copy`)).toMatchObject({ guid, createtxg });
  await expect(
    zfs.bookmarks.create(
      new Map([
        [`${pool}#new`, `${pool}@one`],
        [`${pool}#one`, `${pool}@one`],
      ]),
    ),
  ).rejects.toMatchObject({ code: 'EEXIST', failures: new Map([[`${pool}#one`, 'EEXIST']]) });
  await expect(zfs.bookmarks.get(`${pool}#new`)).rejects.toMatchObject({ code: 'ESRCH' });
  await expect(zfs.bookmarks.create(new Map([[`${pool}#x`, `${pool}@none`]]))).rejects.toMatchObject({
    code: 'ENOENT',
  });
  await zfs.datasets.destroy(`${pool}@one`);
  await zfs.bookmarks.destroy([`${pool}#one`, `${pool}#none`, `${pool}/none#x`]);
  expect((await zfs.bookmarks.list(pool)).map(({ name }) => name)).toEqual([`${pool}#copy`]);
});

test('what is no bookmark of the pool is refused', async () => {
  const create = (innvl: Record<string, string>) =>
    call(zfs.transport, 'ZFS_IOC_BOOKMARK', { zc_name: pool, innvl });
  const destroy = (name: string) =>
    call(zfs.transport, 'ZFS_IOC_DESTROY_BOOKMARKS', { zc_name: pool, innvl: { [name]: true } });
  await expect(create({ [pool]: `${pool}@one` })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(create({ [`${pool}#x`]: pool })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(create({ [`other#x`]: `${pool}@one` })).rejects.toMatchObject({ code: /EXDEV|ENOENT/ });
  await expect(create({})).rejects.toMatchObject({ code: 'ZFS_ERR_IOC_ARG_REQUIRED' });
  await expect(destroy(pool)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(destroy('other/a#mark')).rejects.toMatchObject({ code: 'EXDEV' });
  await expect(zfs.bookmarks.list(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a snapshot is redacted by snapshots of its clones', async () => {
  const [root, clone] = [`${pool}/root`, `${pool}/clone`];
  await zfs.snapshots.create([`${pool}@two`]);
  await zfs.datasets.clone(`${pool}@two`, root);
  await zfs.snapshots.create([`${root}@one`]);
  await zfs.datasets.clone(`${root}@one`, clone);
  await zfs.snapshots.create([`${clone}@one`]);
  await zfs.bookmarks.redact(`${root}@one`, `${root}#redaction`, [`${clone}@one`]);
  expect((await zfs.bookmarks.list(root)).map(({ name }) => name)).toEqual([`${root}#redaction`]);
  await expect(
    zfs.bookmarks.redact(`${root}@one`, `${root}#redaction`, [`${clone}@one`]),
  ).rejects.toMatchObject({
    code: 'EEXIST',
  });
  await expect(
    call(zfs.transport, 'ZFS_IOC_REDACT', { zc_name: `${root}@one`, innvl: { bookname: 'x', snapnv: {} } }),
  ).rejects.toMatchObject({ code: 'ENXIO' });
});
