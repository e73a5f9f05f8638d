import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { call, type Transport } from 'zfskit/ioctl';
import { EngineFixture, stock } from './engine-fixture.ts';

let fixture: EngineFixture;
let zfs: Zfs;
let transport: Transport;
let pool: string;
let image: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
  transport = zfs.transport;
  image = await fixture.image();
  pool = fixture.poolName();
  await zfs.pools.create(pool, { vdevs: [{ type: 'file', path: image }] });
});

afterAll(() => fixture[Symbol.asyncDispose]());

/** What zdb says of objects of a dataset. */
const zdb = (...args: string[]) => stock('zdb', '-e', '-p', fixture.folder, ...args);

describe('a new filesystem', () => {
  test('has what its parent has, and what it is given', async () => {
    await zfs.datasets.create(`${pool}/plain`, { kind: 'filesystem' });
    await zfs.datasets.create(`${pool}/fold`, {
      kind: 'filesystem',
      properties: { casesensitivity: 'insensitive', normalization: 'formC', atime: false },
    });
    await zfs.datasets.create(`${pool}/fold/below`, { kind: 'filesystem' });
    const names = ['version', 'casesensitivity', 'normalization', 'utf8only', 'atime'] as const;
    const values = async (name: string) =>
      Object.values(await zfs.properties.get(name, names)).map((property) => property?.value);
    expect(await values(`${pool}/plain`)).toEqual(['5', 'sensitive', 'none', 'off', 'on']);
    expect(await values(`${pool}/fold`)).toEqual(['5', 'insensitive', 'formC', 'on', 'off']);
    expect(await values(`${pool}/fold/below`)).toEqual(['5', 'insensitive', 'formC', 'on', 'off']);
  });

  test('has the objects that a kernel needs to mount it, and so has the root of a pool', () => {
    // `POOL` alone would be the pool's own objects.
    for (const name of [`${pool}/`, `${pool}/plain`]) {
      const listing = zdb('-ddddd', name);
      const root = /ROOT = (\d+)/.exec(listing)?.[1];
      expect(root).toBeDefined();
      const directory = zdb('-ddddd', name, root ?? '');
      const facts = new Map(
        [...directory.matchAll(/^\t(\w+)\s+(\S+)/gm)].map(([, key, value]) => [key, value]),
      );
      expect(Object.fromEntries(facts)).toMatchObject({
        path: '/',
        uid: String(process.geteuid?.()),
        gid: String(process.getegid?.()),
        mode: '40755',
        size: '2',
        links: '2',
        parent: root,
      });
      for (const found of [/DELETE_QUEUE = \d+/, /SA_ATTRS = \d+/, /VERSION = 5/, /REGISTRY = \d+/]) {
        expect(listing).toMatch(found);
      }
    }
  });

  test('leaves nothing when a property cannot be set', async () => {
    const zc_name = `${pool}/refused`;
    const props = { nonsense: 1n, atime: 0n };
    await expect(
      call(transport, 'ZFS_IOC_CREATE', { zc_name, innvl: { type: 2, props } }),
    ).rejects.toMatchObject({ code: 'EINVAL', failures: new Map([['nonsense', 'EINVAL']]) });
    expect(await zfs.datasets.exists(zc_name)).toBe(false);
  });

  test.each([
    ['EEXIST', 'plain', { type: 2 }],
    ['ENOENT', 'none/below', { type: 2 }],
    ['EINVAL', 'new', { type: 1 }],
    ['EINVAL', 'new', { type: 3 }],
    ['EINVAL', 'new', { type: 3, props: { volsize: 0n } }],
    ['EINVAL', 'new', { type: 3, props: { volsize: 8193n, volblocksize: 8192n } }],
    ['EDOM', 'new', { type: 3, props: { volsize: 1n << 20n, volblocksize: 3000n } }],
    ['EDOM', 'new', { type: 3, props: { volsize: 1n << 30n, volblocksize: 1n << 25n } }],
    ['ENOTSUP', 'new', { type: 2, props: { version: 9n } }],
  ] as const)('%s for %s %o', async (code, name, innvl) => {
    const zc_name = `${pool}/${name}`;
    await expect(call(transport, 'ZFS_IOC_CREATE', { zc_name, innvl })).rejects.toMatchObject({ code });
  });

  test('fifty at once', async () => {
    await zfs.datasets.create(`${pool}/many`, { kind: 'filesystem' });
    const names = Array.from({ length: 50 }, (_, index) => `${pool}/many/${index}`);
    await Promise.all(names.map((name) => zfs.datasets.create(name, { kind: 'filesystem' })));
    const found: string[] = [];
    for await (const name of zfs.datasets.names(`${pool}/many`)) found.push(name);
    expect(found.sort()).toEqual([`${pool}/many`, ...names].sort());
  });
});

describe('a volume', () => {
  test('has a size, blocks and a reservation, and zdb sees its objects', async () => {
    const name = `${pool}/volume`;
    await zfs.datasets.create(name, { kind: 'volume', size: '8M', properties: { volblocksize: '8K' } });
    const { volsize, volblocksize, refreservation } = await zfs.properties.get(name, [
      'volsize',
      'volblocksize',
      'refreservation',
    ]);
    expect([volsize?.value, volblocksize?.value]).toEqual([8n << 20n, 8n << 10n]);
    expect(refreservation?.value).toBeGreaterThan(8n << 20n);
    expect(zdb('-dddd', name)).toMatch(/size = 8388608/);
    expect(zdb('-dddd', name)).toMatch(/8K .* zvol object/);
  });

  test('is resized', async () => {
    const name = `${pool}/volume`;
    const size = async () => (await zfs.properties.get(name, ['volsize'])).volsize?.value;
    await zfs.properties.set(name, { volsize: '16M' });
    expect(await size()).toBe(16n << 20n);
    await zfs.properties.set(name, { volsize: '4M' });
    expect(await size()).toBe(4n << 20n);
    const odd = { zc_name: name, zc_nvlist_src: { volsize: 8193n } };
    await expect(call(transport, 'ZFS_IOC_SET_PROP', odd)).rejects.toMatchObject({
      code: 'EINVAL',
      failures: new Map([['volsize', 'EINVAL']]),
    });
    await zfs.properties.set(name, { readonly: true });
    await expect(zfs.properties.set(name, { volsize: '8M' })).rejects.toMatchObject({ code: 'EROFS' });
  });

  test('has no filesystems in it', async () => {
    await expect(zfs.datasets.create(`${pool}/volume/below`, { kind: 'filesystem' })).rejects.toMatchObject({
      code: 'ZFS_ERR_WRONG_PARENT',
    });
    await expect(
      call(transport, 'ZFS_IOC_OBJSET_ZPLPROPS', { zc_name: `${pool}/volume` }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a listing', () => {
  test('has children with their statistics, and no internal datasets', async () => {
    let zc_cookie = 0n;
    const names: string[] = [];
    for (;;) {
      try {
        const next = await call(transport, 'ZFS_IOC_DATASET_LIST_NEXT', { zc_name: pool, zc_cookie });
        expect(next.zc_nvlist_dst?.['guid']).toMatchObject({ value: next.zc_objset_stats.dds_guid });
        names.push(next.zc_name);
        zc_cookie = next.zc_cookie;
      } catch (error) {
        expect(error).toMatchObject({ code: 'ESRCH' });
        break;
      }
    }
    expect(names.sort()).toEqual(['fold', 'many', 'plain', 'volume'].map((name) => `${pool}/${name}`));
    const absent = { zc_name: `${pool}/none`, zc_cookie: 0n };
    await expect(call(transport, 'ZFS_IOC_DATASET_LIST_NEXT', absent)).rejects.toMatchObject({
      code: 'ESRCH',
    });
  });

  test('of snapshots keeps to its range of transaction groups', async () => {
    const name = `${pool}/plain`;
    for (const short of ['one', 'two', 'three']) await zfs.snapshots.create([`${name}@${short}`]);
    const txgs: bigint[] = [];
    for await (const { createtxg } of zfs.datasets.snapshots(name)) txgs.push(createtxg);
    expect(txgs.length).toBe(3);
    const [, second = 0n, third = 0n] = txgs.sort((a, b) => Number(a - b));
    const list = (range: { snap_iter_min_txg?: bigint; snap_iter_max_txg?: bigint }, zc_cookie = 0n) =>
      call(transport, 'ZFS_IOC_SNAPSHOT_LIST_NEXT', { zc_name: name, zc_cookie, zc_nvlist_src: range });
    const last = await list({ snap_iter_min_txg: third });
    expect(last.zc_name).toBe(`${name}@three`);
    expect(last.zc_objset_stats.dds_is_snapshot).toBe(1);
    await expect(list({ snap_iter_min_txg: third }, last.zc_cookie)).rejects.toMatchObject({ code: 'ESRCH' });
    const middle = await list({ snap_iter_min_txg: second, snap_iter_max_txg: second });
    expect(middle.zc_name).toBe(`${name}@two`);
  });
});

describe('objects', () => {
  test('are found by number, and have paths', async () => {
    const zc_name = `${pool}/plain`;
    let zc_obj = 0n;
    const numbers: bigint[] = [];
    for (;;) {
      try {
        ({ zc_obj } = await call(transport, 'ZFS_IOC_NEXT_OBJ', { zc_name, zc_obj }));
        numbers.push(zc_obj);
      } catch (error) {
        expect(error).toMatchObject({ code: 'ESRCH' });
        break;
      }
    }
    expect(numbers[0]).toBe(1n);
    const root =
      numbers.find((number) => zdb('-dddd', zc_name, String(number)).includes('ZFS directory')) ?? 0n;
    const stats = await call(transport, 'ZFS_IOC_OBJ_TO_STATS', { zc_name, zc_obj: root });
    expect(stats.zc_value).toBe('/');
    expect(stats.zc_stat).toMatchObject({ zs_mode: 0o40755n, zs_links: 2n });
    expect(Math.abs(Number(stats.zc_stat.zs_ctime[0]) - Date.now() / 1000)).toBeLessThan(600);
    expect(await call(transport, 'ZFS_IOC_OBJ_TO_PATH', { zc_name, zc_obj: root })).toEqual({
      zc_value: '/',
    });
    for (const absent of [0n, 1n << 40n, 1n << 60n, (1n << 64n) - 1n, 1n, numbers[1] ?? 0n]) {
      await expect(
        call(transport, 'ZFS_IOC_OBJ_TO_STATS', { zc_name, zc_obj: absent }),
      ).rejects.toMatchObject({ errno: expect.any(Number) });
    }
    await expect(
      call(transport, 'ZFS_IOC_OBJ_TO_PATH', { zc_name: `${pool}/volume`, zc_obj: 1n }),
    ).rejects.toMatchObject({ code: 'EINVAL' });
  });
});

test('space is counted for users, groups and projects from the start', async () => {
  const name = `${pool}/plain`;
  const [owner] = await zfs.accounting.list(name, 'user');
  expect(owner).toMatchObject({ id: process.geteuid?.() });
  expect(owner?.used).toBeGreaterThan(0n);
  expect(owner?.objectsUsed).toBe(1n);
  await zfs.accounting.setQuotas(name, [
    { kind: 'user', id: 4321, quota: '10M', objectQuota: 7n },
    { kind: 'group', id: 99, quota: '1G' },
    { kind: 'project', id: 5, quota: '2G' },
  ]);
  const users = await zfs.accounting.list(name, 'user');
  expect(users.find(({ id }) => id === 4321)).toMatchObject({ quota: 10n << 20n, objectQuota: 7n });
  expect((await zfs.accounting.list(name, 'group')).find(({ id }) => id === 99)).toMatchObject({
    quota: 1n << 30n,
  });
  expect((await zfs.accounting.list(name, 'project')).find(({ id }) => id === 5)).toMatchObject({
    quota: 2n << 30n,
  });
  const one = { zc_name: name, zc_objset_type: 1n, zc_guid: 4321n };
  expect((await call(transport, 'ZFS_IOC_USERSPACE_ONE', one)).zc_cookie).toBe(10n << 20n);
  await expect(
    call(transport, 'ZFS_IOC_USERSPACE_ONE', { ...one, zc_objset_type: 99n }),
  ).rejects.toMatchObject({ code: 'EINVAL' });
  await call(transport, 'ZFS_IOC_USERSPACE_UPGRADE', { zc_name: name });
});
