import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { type CallableIoctl, call, type IoctlInput, type ioctls } from 'zfskit/ioctl';
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

let count = 0;

/** A filesystem of its own: an empty clone. */
async function filesystem(): Promise<string> {
  const name = `${pool}/fs${count++}`;
  await zfs.datasets.clone(`${pool}@base`, name);
  return name;
}

const issue = <N extends CallableIoctl>(name: N, input: IoctlInput<(typeof ioctls)[N]>) =>
  call(zfs.transport, name, input);

const fails = (code: string, failures: Record<string, string> = {}) =>
  expect.objectContaining({ code, failures: new Map(Object.entries(failures)) });

test('snapshots are taken together or not at all, and the error names those that failed', async () => {
  const [a, b] = [await filesystem(), await filesystem()];
  await zfs.snapshots.create([`${a}@one`, `${b}@one`], { properties: { 'org.zfskit:note': 'hello' } });
  expect(await zfs.datasets.get(`${a}@one`)).toMatchObject({ kind: 'snapshot' });
  expect((await zfs.datasets.get(`${b}@one`)).get('org.zfskit:note')).toBe('hello');
  expect((await zfs.datasets.get(`${b}@one`)).createtxg).toBe((await zfs.datasets.get(`${a}@one`)).createtxg);
  await expect(zfs.snapshots.create([`${a}@two`, `${b}@one`])).rejects.toEqual(
    fails('EEXIST', { [`${b}@one`]: 'EEXIST' }),
  );
  expect(await zfs.datasets.exists(`${a}@two`)).toBe(false);
  const missing = `${pool}/none@one`;
  await expect(zfs.snapshots.create([missing])).rejects.toEqual(fails('ENOENT', { [missing]: 'ENOENT' }));
});

test('what is no snapshot of the pool, and properties that are not of users, are refused', async () => {
  const a = await filesystem();
  const snapshot = (names: string[], props?: Record<string, string>) =>
    issue('ZFS_IOC_SNAPSHOT', {
      zc_name: pool,
      innvl: { snaps: Object.fromEntries(names.map((name) => [name, true])), ...(props && { props }) },
    });
  await expect(snapshot([a])).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(snapshot([`${a}@in valid/`])).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(snapshot([`${pool}x/a@one`])).rejects.toMatchObject({ code: 'EXDEV' });
  await expect(snapshot([`${a}@one`, `${a}@two`])).rejects.toMatchObject({ code: 'EXDEV' });
  await expect(snapshot([`${a}@one`], { compression: 'on' })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(snapshot([`${a}@one`], { 'a:b': 'x'.repeat(8192) })).rejects.toMatchObject({ code: 'E2BIG' });
  await expect(snapshot([`${a}@one`], { [`a:${'b'.repeat(254)}`]: 'x' })).rejects.toMatchObject({
    code: 'ENAMETOOLONG',
  });
  await expect(snapshot([`${a}@${'x'.repeat(250)}`])).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  expect(await zfs.datasets.exists(`${a}@one`)).toBe(false);
});

test('snapshots are destroyed together or not at all; deferred ones go with their last hold', async () => {
  const a = await filesystem();
  await zfs.snapshots.create([`${a}@one`]);
  await zfs.snapshots.create([`${a}@two`]);
  await zfs.holds.add([`${a}@two`], 'tag');
  await expect(zfs.snapshots.destroy([`${a}@one`, `${a}@two`])).rejects.toEqual(
    fails('EBUSY', { [`${a}@two`]: 'EBUSY' }),
  );
  expect(await zfs.datasets.exists(`${a}@one`)).toBe(true);
  await zfs.snapshots.destroy([`${a}@one`, `${a}@two`, `${a}@none`], { defer: true });
  expect(await zfs.datasets.exists(`${a}@one`)).toBe(false);
  expect(await zfs.datasets.exists(`${a}@two`)).toBe(true);
  await expect(zfs.holds.release([`${a}@two`], 'tag')).resolves.toEqual([]);
  expect(await zfs.datasets.exists(`${a}@two`)).toBe(false);
  await expect(
    issue('ZFS_IOC_DESTROY_SNAPS', { zc_name: pool, innvl: { snaps: { 'other/a@b': true } } }),
  ).rejects.toMatchObject({ code: 'EXDEV' });
});

test('a rollback goes to the latest snapshot, or to the one named if it is that', async () => {
  const a = await filesystem();
  const rollback = (target?: string) =>
    issue('ZFS_IOC_ROLLBACK', { zc_name: a, innvl: target === undefined ? {} : { target } });
  expect((await rollback()).outnvl, 'the origin of a clone is its latest').toEqual({
    target: `${pool}@base`,
  });
  await zfs.snapshots.create([`${a}@one`]);
  await zfs.snapshots.create([`${a}@two`]);
  expect((await rollback()).outnvl).toEqual({ target: `${a}@two` });
  expect((await rollback(`${a}@two`)).outnvl).toEqual({ target: `${a}@two` });
  await expect(rollback(`${a}@one`)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(rollback(`${a}@none`)).rejects.toMatchObject({ code: 'ESRCH' });
  await expect(rollback(a)).rejects.toMatchObject({ code: 'EINVAL' });
  await zfs.snapshots.destroy([`${a}@two`]);
  expect((await rollback(`${a}@one`)).outnvl).toEqual({ target: `${a}@one` });
});

test('a temporary snapshot is there until its descriptor is closed', async () => {
  const a = await filesystem();
  const descriptor = zfs.transport.cleanupDescriptor?.();
  const temporary = (zc_cleanup_fd: number) =>
    issue('ZFS_IOC_TMP_SNAPSHOT', { zc_name: a, zc_value: 'tmp', zc_cleanup_fd });
  const { zc_value } = await temporary(descriptor?.fd ?? -1);
  expect(zc_value).toMatch(/^tmp-[0-9a-f]{16}$/);
  const [hold] = await zfs.holds.list(`${a}@${zc_value}`);
  expect(hold?.tag).toBe('%tmp');
  await expect(zfs.snapshots.destroy([`${a}@${zc_value}`])).rejects.toMatchObject({ code: 'EBUSY' });
  await zfs.datasets.rename(`${a}@${zc_value}`, `${a}@renamed`);
  await descriptor?.close();
  expect(await zfs.datasets.exists(`${a}@renamed`)).toBe(false);
  await expect(temporary(descriptor?.fd ?? -1)).rejects.toMatchObject({ code: 'EBADF' });
  await expect(temporary(-1)).rejects.toMatchObject({ code: 'EBADF' });
});

test('space between snapshots, and since a snapshot or bookmark', async () => {
  const a = await filesystem();
  await zfs.snapshots.create([`${a}@one`]);
  await zfs.snapshots.create([`${a}@two`]);
  await zfs.bookmarks.create(new Map([[`${a}#mark`, `${a}@one`]]));
  const between = (zc_name: string, firstsnap: string) =>
    issue('ZFS_IOC_SPACE_SNAPS', { zc_name, innvl: { firstsnap } });
  expect((await between(`${a}@two`, `${a}@one`)).outnvl).toEqual({
    used: expect.any(BigInt),
    compressed: expect.any(BigInt),
    uncompressed: expect.any(BigInt),
  });
  await expect(between(`${a}@one`, `${a}@two`)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(between(`${a}@two`, `${a}@none`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(between(`${a}@two`, a)).rejects.toMatchObject({ code: 'EINVAL' });
  const since = (zc_name: string, zc_value: string) => issue('ZFS_IOC_SPACE_WRITTEN', { zc_name, zc_value });
  expect((await since(a, `${a}@one`)).zc_cookie).toBeGreaterThanOrEqual(0n);
  expect(await since(`${a}@two`, `${a}#mark`)).toEqual(await since(`${a}@two`, `${a}@one`));
  await expect(since(`${a}@one`, `${a}@two`)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(since(`${a}@two`, `${a}@none`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(since(`${a}@two`, `${a}#none`)).rejects.toMatchObject({ code: 'ESRCH' });
  await expect(since(`${pool}@base`, `${a}#mark`)).rejects.toMatchObject({ code: 'EXDEV' });
});

test('one of several snapshots that is there fails all of them, beside one with a refreservation too', async () => {
  const [reserved, other] = [`${pool}/reserved`, `${pool}/beside`];
  await zfs.datasets.create(reserved, { kind: 'volume', size: '4M' });
  await zfs.datasets.create(other, { kind: 'filesystem' });
  await zfs.snapshots.create([`${other}@one`]);
  {
    await using volume = await zfs.openVolume(reserved);
    await volume.write(0n, new Uint8Array(1 << 20).fill(1));
    await volume.sync();
    await volume.close();
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    await zfs.pools.sync(pool, { force: true });
    await expect(zfs.snapshots.create([`${reserved}@one`, `${other}@one`])).rejects.toMatchObject({
      code: 'EEXIST',
      failures: new Map([[`${other}@one`, 'EEXIST']]),
    });
  }
  await zfs.snapshots.create([`${reserved}@one`, `${other}@two`]);
});
