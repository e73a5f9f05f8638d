import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { allVdevs, file, mirror } from 'zfskit';
import { call, isAtLeast } from 'zfskit/ioctl';
import { EngineFixture, stock } from './engine-fixture.ts';

let fixture: EngineFixture;
let pool: string;
let paths: string[];

beforeAll(async () => {
  fixture = await EngineFixture.open();
});

beforeEach(async () => {
  pool = fixture.poolName();
  paths = [await fixture.image(1 << 29), await fixture.image(1 << 29)];
  await fixture.zfs.pools.create(pool, { vdevs: [mirror(...paths.map((path) => file(path)))] });
});

afterAll(() => fixture[Symbol.asyncDispose]());

const names = async () => (await fixture.zfs.vdevs.list(pool)).map(({ path }) => path).filter(Boolean);
const guid = async (path: string | undefined) =>
  (await fixture.zfs.vdevs.list(pool)).find((vdev) => vdev.path === path)?.guid ?? 0n;

test('vdevs are added and removed, spares and cache and log devices too', async () => {
  const { zfs } = fixture;
  const [log, cache, spare, data] = await Promise.all([1, 2, 3, 4].map(() => fixture.image(80 << 20)));
  await zfs.vdevs.add(pool, {
    log: [file(log ?? '')],
    cache: [file(cache ?? '')],
    spares: [file(spare ?? '')],
    vdevs: [file(data ?? '')],
  });
  expect(await names()).toEqual(expect.arrayContaining([log, cache, spare, data]));
  for (const path of [log, cache, spare, data]) await zfs.vdevs.remove(pool, path ?? '');
  await zfs.pools.wait(pool, 'remove');
  expect(await names()).toEqual(paths);
  await expect(zfs.vdevs.cancelRemove(pool)).rejects.toMatchObject({ code: 'ENOTACTIVE' });
  await expect(zfs.vdevs.add(pool, { vdevs: [file(await fixture.image(1 << 20))] })).rejects.toMatchObject({
    code: 'EOVERFLOW',
  });
});

test('a mirror is attached to, resilvered and detached from; zdb finds no error', async () => {
  const { zfs } = fixture;
  const third = await fixture.image(1 << 29);
  await zfs.vdevs.attach(pool, paths[0] ?? '', file(third));
  await zfs.pools.wait(pool, 'resilver');
  expect(await names()).toContain(third);
  await zfs.vdevs.detach(pool, paths[0] ?? '');
  expect(await names()).toEqual(expect.arrayContaining([paths[1], third]));
  const fourth = await fixture.image(1 << 29);
  await zfs.vdevs.replace(pool, paths[1] ?? '', file(fourth), { sequential: true });
  await zfs.pools.wait(pool, 'replace');
  expect((await names()).toSorted()).toEqual([third, fourth].toSorted());
  await zfs.pools.export(pool);
  expect(stock('zdb', '-e', '-p', fixture.folder, '-d', pool)).toContain(`Dataset ${pool} [ZPL]`);
});

test('a device goes offline and comes back, is faulted and cleared', async () => {
  const { zfs } = fixture;
  const [first = '', second = ''] = paths;
  const state = async (path: string) =>
    [...allVdevs(await zfs.pools.status(pool))].find((vdev) => vdev.path === path)?.state;
  await zfs.vdevs.offline(pool, second);
  expect(await state(second)).toBe('OFFLINE');
  expect((await zfs.pools.status(pool)).state).toBe('DEGRADED');
  await expect(zfs.vdevs.offline(pool, first)).rejects.toMatchObject({ code: 'EBUSY' });
  expect(await zfs.vdevs.online(pool, second)).toBe('ONLINE');
  await zfs.pools.wait(pool, 'resilver');
  await zfs.vdevs.fault(pool, second);
  expect(await state(second)).toBe('FAULTED');
  await zfs.vdevs.clear(pool);
  await zfs.pools.wait(pool, 'resilver');
  expect(await state(second)).toBe('ONLINE');
  await zfs.vdevs.degrade(pool, second);
  expect(await state(second)).toBe('DEGRADED');
  const zc_guid = await guid(second);
  const { transport } = zfs;
  await expect(
    call(transport, 'ZFS_IOC_VDEV_SET_STATE', { zc_name: pool, zc_guid, zc_cookie: 99n }),
  ).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(
    call(transport, 'ZFS_IOC_CLEAR', { zc_name: pool, zc_guid: 4711n, zc_cookie: 1n }),
  ).rejects.toMatchObject({
    code: 'ENODEV',
  });
});

test('scrubs', async () => {
  const { zfs } = fixture;
  await zfs.scans.scrub(pool);
  await zfs.pools.wait(pool, 'scrub');
  expect((await zfs.pools.status(pool)).scan).toMatchObject({ state: 'finished' });
  await expect(zfs.scans.stop(pool)).rejects.toMatchObject({ code: 'ENOENT' });
  if (!isAtLeast(zfs.transport.abi.release, '2.3.0')) return;
  await zfs.scans.scrub(pool, { fromLastTxg: true });
  await zfs.pools.wait(pool, 'scrub');
});

test('initializing and trimming, and which vdevs failed', async () => {
  const { zfs } = fixture;
  await zfs.vdevs.trim(pool, 'all');
  await zfs.pools.wait(pool, 'trim');
  await zfs.vdevs.initialize(pool, [paths[0] ?? '']);
  await zfs.vdevs.initialize(pool, [paths[0] ?? ''], 'cancel');
  const failing = call(zfs.transport, 'ZFS_IOC_POOL_INITIALIZE', {
    zc_name: pool,
    innvl: { initialize_command: 0n, initialize_vdevs: { a: 4711n } },
  });
  await expect(failing).rejects.toMatchObject({ code: 'EINVAL' });
  const { failures } = await failing.catch((error) => error);
  expect([...failures]).toEqual([['4711', 'ENODEV']]);
});

test('path, field replaceable unit and properties of a vdev', async () => {
  const { zfs } = fixture;
  const { transport } = zfs;
  await zfs.vdevs.setFru(pool, paths[0] ?? '', 'slot 7');
  const { zc_nvlist_dst: config } = await call(transport, 'ZFS_IOC_POOL_STATS', { zc_name: pool });
  const leaf = config?.getList('vdev_tree').getListArray('children')[0]?.getListArray('children')[0];
  expect(leaf?.getString('fru')).toBe('slot 7');
  await zfs.vdevs.setPath(pool, paths[0] ?? '', `${paths[0]}-renamed`);
  expect(await names()).toContain(`${paths[0]}-renamed`);
  await zfs.vdevs.setPath(pool, `${paths[0]}-renamed`, paths[0] ?? '');
  if (!isAtLeast(transport.abi.release, '2.2.0')) return;
  const vdevprops_set_vdev = await guid(paths[0]);
  await call(transport, 'ZFS_IOC_VDEV_SET_PROPS', {
    zc_name: pool,
    innvl: { vdevprops_set_vdev, vdevprops_set_props: { 'org.example:slot': '7' } },
  });
  const { outnvl } = await call(transport, 'ZFS_IOC_VDEV_GET_PROPS', {
    zc_name: pool,
    innvl: { vdevprops_get_vdev: vdevprops_set_vdev },
  });
  expect(outnvl['org.example:slot']).toMatchObject({ value: '7' });
  await expect(
    call(transport, 'ZFS_IOC_VDEV_GET_PROPS', { zc_name: pool, innvl: { vdevprops_get_vdev: 4711n } }),
  ).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a mirror is split into two pools', async () => {
  const { zfs } = fixture;
  const half = fixture.poolName();
  await zfs.vdevs.split(pool, half);
  expect(await names()).toEqual([paths[0]]);
  expect((await zfs.vdevs.list(half)).map(({ path }) => path)).toContain(paths[1]);
  expect(await zfs.datasets.get(half)).toMatchObject({ kind: 'filesystem' });
});
