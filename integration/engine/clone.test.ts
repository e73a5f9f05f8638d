import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { call, type IoctlInput, type ioctls } from 'zfskit/ioctl';
import { EngineFixture } from './engine-fixture.ts';

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

type Rename = IoctlInput<(typeof ioctls)['ZFS_IOC_RENAME']>;
const rename = (zc_name: string, zc_value: string, more: Partial<Rename> = {}) =>
  call(zfs.transport, 'ZFS_IOC_RENAME', { zc_name, zc_value, ...more });

const origin = async (name: string) => (await zfs.datasets.get(name)).get('origin');

test('a clone is made, promoted and destroyed', async () => {
  const [a, b] = [`${pool}/a`, `${pool}/b`];
  await zfs.datasets.clone(`${pool}@base`, a);
  await zfs.snapshots.create([`${a}@one`]);
  await zfs.datasets.clone(`${a}@one`, b);
  expect(await origin(b)).toBe(`${a}@one`);
  await expect(zfs.datasets.destroy(`${a}@one`)).rejects.toMatchObject({ code: 'EEXIST' });
  await zfs.snapshots.create([`${b}@one`]);
  await expect(zfs.datasets.promote(b)).rejects.toMatchObject({
    code: 'EEXIST',
    answer: { zc_string: 'one' },
  });
  await zfs.datasets.destroy(`${b}@one`);
  await zfs.datasets.promote(b);
  expect(await origin(a)).toBe(`${b}@one`);
  expect(await origin(b)).toBe(`${pool}@base`);
  await expect(zfs.datasets.promote(pool)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(zfs.datasets.promote(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(call(zfs.transport, 'ZFS_IOC_PROMOTE', { zc_name: `${pool}/%recv` })).rejects.toMatchObject({
    code: 'ENOENT',
  });
  await zfs.datasets.destroy(a);
  await expect(zfs.datasets.destroy(b)).rejects.toMatchObject({ code: 'EBUSY' });
  await zfs.datasets.destroy(`${b}@one`);
  await zfs.datasets.destroy(b);
  await expect(zfs.datasets.destroy(b)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a clone has the properties that it is made with, or is not made', async () => {
  const name = `${pool}/with-properties`;
  const properties = { compression: 'lz4', quota: '64M', 'org.zfskit:note': 'a' } as const;
  await zfs.datasets.clone(`${pool}@base`, name, { properties });
  const clone = await zfs.datasets.get(name);
  expect([clone.get('compression'), clone.get('quota'), clone.get('org.zfskit:note')]).toEqual([
    'lz4',
    64n << 20n,
    'a',
  ]);
  await expect(
    call(zfs.transport, 'ZFS_IOC_CLONE', {
      zc_name: `${pool}/not`,
      innvl: { origin: `${pool}@base`, props: { atime: 0n, nonsense: 1n } },
    }),
  ).rejects.toMatchObject({ code: 'EINVAL', failures: new Map([['nonsense', 'EINVAL']]) });
  expect(await zfs.datasets.exists(`${pool}/not`)).toBe(false);
});

test('what cannot be cloned is refused', async () => {
  await expect(zfs.datasets.clone(`${pool}@none`, `${pool}/c`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(zfs.datasets.clone(`${pool}@base`, `${pool}/none/c`)).rejects.toMatchObject({
    code: 'ENOENT',
  });
  await zfs.datasets.clone(`${pool}@base`, `${pool}/c`);
  await expect(zfs.datasets.clone(`${pool}@base`, `${pool}/c`)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(
    call(zfs.transport, 'ZFS_IOC_CLONE', { zc_name: `${pool}/d`, innvl: { origin: `${pool}/c` } }),
  ).rejects.toMatchObject({ code: 'EINVAL' });
  const other = await fixture.pool();
  await expect(zfs.datasets.clone(`${pool}@base`, `${other}/c`)).rejects.toMatchObject({ code: 'EXDEV' });
});

test('datasets and their snapshots are renamed', async () => {
  const [from, to, below] = [`${pool}/from`, `${pool}/to`, `${pool}/to/below`];
  await zfs.datasets.clone(`${pool}@base`, from);
  await zfs.datasets.clone(`${pool}@base`, `${from}/below`);
  await zfs.datasets.rename(from, to);
  expect(await zfs.datasets.exists(below)).toBe(true);
  await zfs.snapshots.create([`${to}@one`, `${below}@one`]);
  await zfs.datasets.rename(`${to}@one`, `${to}@two`);
  expect(await zfs.datasets.exists(`${below}@one`)).toBe(true);
  await zfs.datasets.rename(`${to}@two`, `${to}@one`, { noUnmount: true });
  await zfs.datasets.rename(`${to}@one`, `${to}@three`, { recursive: true });
  expect(await zfs.datasets.exists(`${below}@three`)).toBe(true);
  await zfs.snapshots.create([`${below}@four`]);
  await expect(rename(`${below}@three`, `${below}@four`)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(rename(`${below}@three`, `${to}@four`)).rejects.toMatchObject({ code: 'EXDEV' });
  await expect(rename(`${below}@none`, `${below}@five`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(rename(to, `${below}/x`)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(rename(to, `other/x`)).rejects.toMatchObject({ code: 'EXDEV' });
  await expect(rename(to, `${pool}/%recv`)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(rename(to, `${pool}/not a name!`)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(rename(to, `${pool}/x@y`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(rename(to, `${pool}/none/x`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(zfs.datasets.destroy(to)).rejects.toMatchObject({ code: 'EBUSY' });
  await zfs.datasets.destroy(`${to}@three`);
  await expect(zfs.datasets.destroy(to)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await zfs.datasets.exists(to)).toBe(true);
  await expect(rename(pool, `${pool}2`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('names that are as long as they may be, and longer ones', async () => {
  const length = 255 - pool.length - 1;
  const name = `${pool}/${'x'.repeat(length)}`;
  await zfs.datasets.clone(`${pool}@base`, name);
  await expect(
    call(zfs.transport, 'ZFS_IOC_SNAPSHOT', {
      zc_name: pool,
      innvl: { snaps: { [`${name}@y`]: true } },
    }),
  ).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  await zfs.datasets.rename(name, `${pool}/short`);
  await zfs.snapshots.create([`${pool}/short@${'y'.repeat(200)}`]);
  await expect(rename(`${pool}/short`, name)).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  await zfs.datasets.destroy(`${pool}/short@${'y'.repeat(200)}`);
  await zfs.datasets.destroy(`${pool}/short`);
});

test('a promotion that would bring a bookmark of a name that is there is refused', async () => {
  const [head, copy] = [`${pool}/marked`, `${pool}/marked-copy`];
  await zfs.datasets.create(head, { kind: 'filesystem' });
  await zfs.snapshots.create([`${head}@one`]);
  await zfs.bookmarks.create(new Map([[`${head}#mark`, `${head}@one`]]));
  await zfs.datasets.clone(`${head}@one`, copy);
  await zfs.snapshots.create([`${copy}@two`]);
  await zfs.bookmarks.create(new Map([[`${copy}#mark`, `${copy}@two`]]));
  await expect(zfs.datasets.promote(copy)).rejects.toMatchObject({
    code: 'EEXIST',
    failures: new Map([[`${copy}#mark`, 'EEXIST']]),
  });
  await expect(call(zfs.transport, 'ZFS_IOC_PROMOTE', { zc_name: copy })).rejects.toMatchObject({
    code: 'EEXIST',
    answer: { zc_string: 'mark' },
  });
  await zfs.bookmarks.destroy([`${copy}#mark`]);
  await zfs.datasets.promote(copy);
  expect(await zfs.bookmarks.list(copy)).toHaveLength(1);
});
