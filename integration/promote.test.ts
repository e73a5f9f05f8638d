import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  pool = await fixture.pool();
});
afterAll(() => fixture[Symbol.asyncDispose]());

const filesystem = (name: string) => zfs.datasets.create(name, { kind: 'filesystem' });

test('a conflict names the snapshot; without it the clone is promoted', async () => {
  const root = `${pool}/origin`;
  const clone = `${pool}/promoted`;
  await filesystem(root);
  await zfs.snapshots.create([`${root}@one`]);
  await zfs.snapshots.create([`${root}@two`]);
  await zfs.datasets.clone(`${root}@two`, clone);
  await zfs.snapshots.create([`${clone}@one`]);
  await expect(zfs.datasets.promote(clone)).rejects.toMatchObject({
    code: 'EEXIST',
    ioctl: 'ZFS_IOC_PROMOTE',
    failures: new Map([[`${clone}@one`, 'EEXIST']]),
  });
  await zfs.datasets.destroy(`${clone}@one`);
  await zfs.datasets.promote(clone);
  expect(await command('zfs', 'get', '-Ho', 'value', 'origin', root)).toBe(`${clone}@two\n`);
  await expect(zfs.datasets.promote(clone)).rejects.toMatchObject({ code: 'EINVAL' });
});

test('a bookmark that would come over to a clone that has one of its name stops the promotion', async () => {
  const root = `${pool}/marked`;
  const clone = `${pool}/marked-clone`;
  await filesystem(root);
  await zfs.snapshots.create([`${root}@one`]);
  await zfs.bookmarks.create(new Map([[`${root}#mark`, `${root}@one`]]));
  await zfs.datasets.clone(`${root}@one`, clone);
  await zfs.snapshots.create([`${clone}@two`, `${root}@later`]);
  await zfs.bookmarks.create(
    new Map([
      [`${clone}#mark`, `${clone}@two`],
      [`${clone}#later`, `${clone}@two`],
      [`${root}#later`, `${root}@later`],
    ]),
  );
  await expect(zfs.datasets.promote(clone)).rejects.toMatchObject({
    code: 'EEXIST',
    message: `${clone}#mark: a bookmark of this name would come over from the origin`,
    failures: new Map([[`${clone}#mark`, 'EEXIST']]),
  });
  await zfs.bookmarks.destroy([`${clone}#mark`]);
  await zfs.datasets.promote(clone);
  expect((await zfs.bookmarks.list(clone)).map(({ name }) => name)).toEqual([
    `${clone}#mark`,
    `${clone}#later`,
  ]);
  await expect(zfs.datasets.promote(`${pool}/nothing`)).rejects.toMatchObject({
    code: 'ENOENT',
    ioctl: 'ZFS_IOC_PROMOTE',
  });
});
