import { afterAll, beforeAll, expect, test } from 'vitest';
import { mirror } from 'zfskit';
import { call, isAtLeast } from 'zfskit/ioctl';
import { string, uint64 } from 'zfskit/nvlist';
import { EngineFixture, stock } from './engine-fixture.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.open();
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('a pool is created, seen and destroyed, and zdb agrees', async () => {
  const { zfs } = fixture;
  const path = await fixture.image();
  const name = fixture.poolName();
  await zfs.pools.create(name, { vdevs: [{ type: 'file', path }] });
  expect(stock('zdb', '-l', path)).toContain(`name: '${name}'`);
  expect(await zfs.datasets.get(name)).toMatchObject({ name, kind: 'filesystem' });
  expect([...(await zfs.pools.configs()).keys()]).toContain(name);
  expect(await zfs.pools.status(name)).toMatchObject({ name, state: 'ONLINE', errorCount: 0n });
  await zfs.pools.destroy(name);
  await expect(zfs.datasets.get(name)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(zfs.pools.destroy(name)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what cannot be a pool is refused as by the kernel', async () => {
  const { zfs } = fixture;
  const name = await fixture.pool();
  const vdev = async (bytes?: number) => ({ type: 'file', path: await fixture.image(bytes) }) as const;
  await expect(zfs.pools.create(name, { vdevs: [await vdev()] })).rejects.toMatchObject({ code: 'EEXIST' });
  const other = fixture.poolName();
  await expect(zfs.pools.create(other, { vdevs: [await vdev(1 << 20)] })).rejects.toMatchObject({
    code: 'EOVERFLOW',
  });
  await expect(
    zfs.pools.create(other, { vdevs: [{ type: 'file', path: `${fixture.folder}/none` }] }),
  ).rejects.toMatchObject({ code: 'ENOENT' });
  const paths = [...(await zfs.pools.configs()).keys()];
  expect(paths).not.toContain(other);
});

test('properties of a pool and of its root dataset, from its creation on', async () => {
  const { zfs } = fixture;
  const name = fixture.poolName();
  const path = await fixture.image();
  await zfs.pools.create(name, {
    vdevs: [{ type: 'file', path }],
    properties: { comment: 'made here', ashift: 12, cachefile: 'none' },
    rootProperties: { compression: 'lz4', mountpoint: 'none' },
  });
  expect(await zfs.pools.properties.get(name, ['comment', 'ashift', 'guid'])).toMatchObject({
    comment: { value: 'made here', source: { kind: 'local' } },
    ashift: { value: 12n },
  });
  const read = await zfs.properties.get(name, ['compression', 'mountpoint']);
  expect(read).toMatchObject({ compression: { value: 'lz4' }, mountpoint: { value: 'none' } });
  await zfs.pools.properties.set(name, { comment: 'changed', autoexpand: true });
  expect(await zfs.pools.properties.get(name, ['comment', 'autoexpand'])).toMatchObject({
    comment: { value: 'changed' },
    autoexpand: { value: 'on' },
  });
  expect(stock('zdb', '-l', path)).toContain("comment: 'changed'");
  const { transport } = zfs;
  const failmode = { zc_name: name, zc_nvlist_src: { failmode: 99n } };
  await expect(call(transport, 'ZFS_IOC_POOL_SET_PROPS', failmode)).rejects.toMatchObject({ code: 'EINVAL' });
});

test('an old version is upgraded, and gets features', async () => {
  const { zfs } = fixture;
  const name = fixture.poolName();
  const { transport } = zfs;
  await zfs.pools.create(name, {
    vdevs: [{ type: 'file', path: await fixture.image() }],
    properties: { version: 28n },
    features: 'none',
  });
  const version = async () => (await zfs.pools.status(name)).version;
  expect(await version()).toBe(28n);
  await call(transport, 'ZFS_IOC_POOL_UPGRADE', { zc_name: name, zc_cookie: 5000n });
  expect(await version()).toBe(5000n);
  await expect(
    call(transport, 'ZFS_IOC_POOL_UPGRADE', { zc_name: name, zc_cookie: 28n }),
  ).rejects.toMatchObject({ code: 'EINVAL' });
  await call(transport, 'ZFS_IOC_POOL_SET_PROPS', {
    zc_name: name,
    zc_nvlist_src: { 'feature@zpool_checkpoint': 0n },
  });
  await call(transport, 'ZFS_IOC_POOL_CHECKPOINT', { zc_name: name, innvl: {} });
});

test('a checkpoint is taken and discarded', async () => {
  const { zfs } = fixture;
  const name = await fixture.pool();
  const { transport } = zfs;
  const input = { zc_name: name, innvl: {} };
  await call(transport, 'ZFS_IOC_POOL_CHECKPOINT', input);
  await expect(call(transport, 'ZFS_IOC_POOL_CHECKPOINT', input)).rejects.toMatchObject({
    code: 'ZFS_ERR_CHECKPOINT_EXISTS',
  });
  await expect(call(transport, 'ZFS_IOC_POOL_REGUID', { zc_name: name })).rejects.toMatchObject({
    code: 'ZFS_ERR_CHECKPOINT_EXISTS',
  });
  await call(transport, 'ZFS_IOC_POOL_DISCARD_CHECKPOINT', input);
  await call(transport, 'ZFS_IOC_WAIT', { zc_name: name, innvl: { wait_activity: 0 } });
  await expect(call(transport, 'ZFS_IOC_POOL_DISCARD_CHECKPOINT', input)).rejects.toMatchObject({
    code: 'ZFS_ERR_NO_CHECKPOINT',
  });
});

test('guid, labels, boot environment', async () => {
  const { zfs } = fixture;
  const { transport } = zfs;
  const path = await fixture.image();
  const name = fixture.poolName();
  await zfs.pools.create(name, { vdevs: [{ type: 'file', path }] });
  const guid = async () => (await zfs.pools.status(name)).guid;
  const before = await guid();
  await call(transport, 'ZFS_IOC_POOL_REGUID', { zc_name: name });
  expect(await guid()).not.toBe(before);
  if (isAtLeast(transport.abi.release, '2.3.0')) {
    await call(transport, 'ZFS_IOC_POOL_REGUID', { zc_name: name, zc_nvlist_src: { guid: 4711n } });
    expect(await guid()).toBe(4711n);
  }
  await call(transport, 'ZFS_IOC_POOL_REOPEN', { zc_name: name, innvl: {} });
  await call(transport, 'ZFS_IOC_POOL_SYNC', { zc_name: name, innvl: { force: true } });
  expect(stock('zdb', '-l', path)).toContain(`pool_guid: ${await guid()}`);
  const innvl = { version: uint64(1n), 'org.example:once': string('a') };
  await call(transport, 'ZFS_IOC_SET_BOOTENV', { zc_name: name, innvl });
  const { outnvl } = await call(transport, 'ZFS_IOC_GET_BOOTENV', { zc_name: name, innvl: {} });
  expect(outnvl).toMatchObject(innvl);
  await expect(
    call(transport, 'ZFS_IOC_SET_BOOTENV', { zc_name: name, innvl: { version: uint64(99n) } }),
  ).rejects.toMatchObject({ code: 'ENXIO' });
});

test('the history has what was done, in order', async () => {
  const { zfs } = fixture;
  const name = await fixture.pool();
  await call(zfs.transport, 'ZFS_IOC_POOL_CHECKPOINT', { zc_name: name, innvl: {} });
  const done: string[] = [];
  for await (const record of zfs.history(name)) if ('name' in record) done.push(record.name);
  expect(done[0]).toBe('create');
  expect(done.slice(-2)).toEqual(['spa checkpoint', 'zpool_checkpoint']);
});

test('a wait ends with what it waits for, or with whoever waits', async () => {
  const { zfs } = fixture;
  const name = fixture.poolName();
  const children = [await fixture.image(1 << 30), await fixture.image(1 << 30)];
  await zfs.pools.create(name, {
    vdevs: [mirror(...children.map((path) => ({ type: 'file', path }) as const))],
  });
  expect(await zfs.pools.wait(name, 'scrub')).toBe(false);
  await zfs.vdevs.initialize(name, 'all');
  const patient = zfs.pools.wait(name, 'initialize');
  const gone = new AbortController();
  const impatient = zfs.pools.wait(name, 'initialize', { signal: gone.signal });
  setTimeout(() => gone.abort(new Error('enough')), 50);
  await expect(impatient).rejects.toThrow('enough');
  await zfs.vdevs.initialize(name, 'all', 'cancel');
  expect(await patient).toBe(true);
});
