import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, mirror } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { Nvlist } from 'zfskit/nvlist';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.open();
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('a pool is exported, found at its devices and imported under another name, with what it had', async () => {
  const { zfs } = fixture;
  const name = fixture.poolName();
  const paths = [await fixture.image(), await fixture.image()];
  const spare = await fixture.image();
  const cache = await fixture.image();
  await zfs.pools.create(name, {
    vdevs: [mirror(...paths.map((path) => file(path)))],
    spares: [file(spare)],
    cache: [file(cache)],
    rootProperties: { 'org.example:note': 'kept' },
  });
  await zfs.pools.export(name);
  await expect(zfs.datasets.get(name)).rejects.toMatchObject({ code: 'ENOENT' });
  const found = (await zfs.pools.importable({ paths: [fixture.folder] })).find((each) => each.name === name);
  expect(found).toMatchObject({ name, state: 'exported' });
  const other = fixture.poolName();
  if (!found) throw new Error('nothing was found');
  await zfs.pools.import(found, { name: other });
  expect(await zfs.properties.get(other, ['org.example:note'])).toMatchObject({
    'org.example:note': { value: 'kept' },
  });
  expect((await zfs.vdevs.list(other)).map(({ path }) => path)).toEqual(
    expect.arrayContaining([...paths, spare, cache]),
  );
});

test('a device that was moved is found where it is', async () => {
  const { zfs } = fixture;
  const name = fixture.poolName();
  const paths = [await fixture.image(), await fixture.image()];
  await zfs.pools.create(name, { vdevs: [mirror(...paths.map((path) => file(path)))] });
  await zfs.pools.export(name);
  const elsewhere = join(fixture.folder, 'elsewhere');
  await mkdir(elsewhere);
  await rename(paths[0] ?? '', join(elsewhere, 'moved'));
  const pools = await zfs.pools.importable({ paths: [elsewhere, fixture.folder] });
  const found = pools.find((each) => each.name === name);
  if (!found) throw new Error('nothing was found');
  await zfs.pools.import(found, { properties: { cachefile: 'none' } });
  expect(await zfs.pools.status(name)).toMatchObject({ state: 'ONLINE' });
  expect((await zfs.vdevs.list(name)).map(({ path }) => path)).toContain(join(elsewhere, 'moved'));
});

test('what cannot be imported is refused as by the kernel', async () => {
  const { zfs } = fixture;
  const { transport } = zfs;
  const name = await fixture.pool();
  const { zc_nvlist_dst: configs } = await call(transport, 'ZFS_IOC_POOL_CONFIGS', {});
  const config = configs?.[name] as Nvlist;
  const input = { zc_name: name, zc_guid: config.getUint64('pool_guid'), zc_nvlist_conf: config };
  await expect(call(transport, 'ZFS_IOC_POOL_IMPORT', input)).rejects.toMatchObject({ code: 'EEXIST' });
  const other = { ...input, zc_name: fixture.poolName() };
  await expect(call(transport, 'ZFS_IOC_POOL_IMPORT', other)).rejects.toMatchObject({ code: 'EEXIST' });
  await zfs.pools.export(name);
  await expect(call(transport, 'ZFS_IOC_POOL_IMPORT', { ...input, zc_guid: 1n })).rejects.toMatchObject({
    code: 'EINVAL',
  });
  await expect(
    call(transport, 'ZFS_IOC_POOL_TRYIMPORT', { zc_nvlist_conf: new Nvlist() }),
  ).rejects.toMatchObject({ code: 'EINVAL' });
  const { zc_nvlist_dst: tried } = await call(transport, 'ZFS_IOC_POOL_TRYIMPORT', {
    zc_nvlist_conf: config,
  });
  expect(tried?.getString('name')).toBe(name);
  const { zc_nvlist_dst: imported } = await call(transport, 'ZFS_IOC_POOL_IMPORT', input);
  expect(imported?.has('load_info')).toBe(true);
});

test('a read-only import changes nothing', async () => {
  const { zfs } = fixture;
  const name = await fixture.pool();
  await zfs.pools.export(name);
  const found = (await zfs.pools.importable({ paths: [fixture.folder] })).find((each) => each.name === name);
  if (!found) throw new Error('nothing was found');
  await zfs.pools.import(found, { properties: { readonly: true } });
  await expect(zfs.pools.properties.set(name, { comment: 'no' })).rejects.toMatchObject({ code: 'EROFS' });
  await zfs.pools.export(name);
});
