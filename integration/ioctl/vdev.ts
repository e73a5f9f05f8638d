import { afterAll, beforeAll, expect } from 'vitest';
import { call } from 'zfskit/ioctl';
import { Nvlist } from 'zfskit/nvlist';
import { command } from '../fixture.ts';
import { fileVdev, mirrorVdev, NO_GUID, NO_POOL, type RowBench, tree } from './row-bench.ts';

const OFFLINE = 2n;
const ONLINE = 7n;
const REMOVE = 4;
const RESILVER = 5;

/** ioctls about vdevs, on a pool of one mirror that is split in the end. */
export function vdevRows(bench: RowBench): void {
  const pool = bench.fixture.poolName();
  const half = bench.fixture.poolName();
  const bytes = 512 << 20;
  const image = () => bench.fixture.image(bytes);
  const noPool = { zc_name: NO_POOL };
  const noVdev = { zc_name: pool, zc_guid: NO_GUID };
  const tops = async () => (await bench.vdevTree(pool)).getListArray('children');
  const leaves = async () => (await tops())[0]?.getListArray('children') ?? [];
  const guidOf = (vdev: Nvlist | undefined) => vdev?.getUint64('guid') ?? 0n;
  const status = () => command('zpool', 'status', '-P', pool);
  const wait = (wait_activity: number) =>
    call(bench.transport, 'ZFS_IOC_WAIT', { zc_name: pool, innvl: { wait_activity } });

  beforeAll(async () => {
    const { zfs } = bench.fixture;
    const children = [await image(), await image()].map((path) => ({ type: 'file', path }) as const);
    await zfs.pools.create(pool, {
      vdevs: [{ type: 'mirror', children }],
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'legacy' },
    });
  });
  afterAll(async () => {
    for (const zc_name of [pool, half]) {
      await call(bench.transport, 'ZFS_IOC_POOL_DESTROY', { zc_name }).catch(() => undefined);
    }
  });

  bench.row('ZFS_IOC_VDEV_ADD', async () => {
    // Older releases remove a vdev only when the rest has free space for its size and for what is kept back twice.
    const path = await bench.fixture.image(80 << 20);
    await bench.ok('ZFS_IOC_VDEV_ADD', { zc_name: pool, zc_nvlist_conf: tree([fileVdev(path)]) });
    expect(await status()).toContain(path);
    const small = tree([fileVdev(await bench.fixture.image(1 << 20))]);
    await bench.fails('ZFS_IOC_VDEV_ADD', 'EOVERFLOW', { zc_name: pool, zc_nvlist_conf: small });
    await bench.fails('ZFS_IOC_VDEV_ADD', 'ENOENT', { ...noPool, zc_nvlist_conf: small });
  });

  bench.row('ZFS_IOC_VDEV_REMOVE', async () => {
    await bench.fails('ZFS_IOC_VDEV_REMOVE', 'ENOENT', noVdev);
    await bench.fails('ZFS_IOC_VDEV_REMOVE', 'ENOTACTIVE', { zc_name: pool, zc_cookie: 1n });
    await bench.ok('ZFS_IOC_VDEV_REMOVE', { zc_name: pool, zc_guid: guidOf((await tops())[1]) });
    await wait(REMOVE);
    expect((await tops()).map((vdev) => vdev.getString('type'))).toEqual(['mirror', 'indirect']);
  });

  bench.row('ZFS_IOC_VDEV_SET_STATE', async () => {
    const zc_guid = guidOf((await leaves())[1]);
    await bench.ok('ZFS_IOC_VDEV_SET_STATE', { zc_name: pool, zc_guid, zc_cookie: OFFLINE });
    expect(await status()).toContain('OFFLINE');
    const other = guidOf((await leaves())[0]);
    await bench.fails('ZFS_IOC_VDEV_SET_STATE', 'EBUSY', {
      zc_name: pool,
      zc_guid: other,
      zc_cookie: OFFLINE,
    });
    const { zc_cookie } = await bench.ok('ZFS_IOC_VDEV_SET_STATE', {
      zc_name: pool,
      zc_guid,
      zc_cookie: ONLINE,
    });
    expect(zc_cookie).toBe(ONLINE);
    await bench.fails('ZFS_IOC_VDEV_SET_STATE', 'ENODEV', { ...noVdev, zc_cookie: OFFLINE });
    await bench.fails('ZFS_IOC_VDEV_SET_STATE', 'EINVAL', { zc_name: pool, zc_guid, zc_cookie: 99n });
    await wait(RESILVER);
  });

  bench.row('ZFS_IOC_VDEV_ATTACH', async () => {
    const zc_guid = guidOf((await leaves())[0]);
    const path = await image();
    await bench.ok('ZFS_IOC_VDEV_ATTACH', { zc_name: pool, zc_guid, zc_nvlist_conf: tree([fileVdev(path)]) });
    expect(await status()).toContain(path);
    await wait(RESILVER);
    await bench.fails('ZFS_IOC_VDEV_ATTACH', 'EOVERFLOW', {
      zc_name: pool,
      zc_guid,
      zc_nvlist_conf: tree([fileVdev(await bench.fixture.image(1 << 20))]),
    });
    await bench.fails('ZFS_IOC_VDEV_ATTACH', 'ENODEV', {
      ...noVdev,
      zc_nvlist_conf: tree([fileVdev(await image())]),
    });
  });

  bench.row('ZFS_IOC_VDEV_DETACH', async () => {
    await bench.ok('ZFS_IOC_VDEV_DETACH', { zc_name: pool, zc_guid: guidOf((await leaves())[2]) });
    expect(await leaves()).toHaveLength(2);
    await bench.fails('ZFS_IOC_VDEV_DETACH', 'ENODEV', noVdev);
    const top = guidOf((await tops())[0]);
    await bench.fails('ZFS_IOC_VDEV_DETACH', 'ENOTSUP', { zc_name: pool, zc_guid: top });
  });

  bench.row('ZFS_IOC_VDEV_SETPATH', async () => {
    const leaf = (await leaves())[1];
    const path = leaf?.getString('path') ?? '';
    const input = { zc_name: pool, zc_guid: guidOf(leaf) };
    await bench.ok('ZFS_IOC_VDEV_SETPATH', { ...input, zc_value: `${path}-renamed` });
    expect(await status()).toContain(`${path}-renamed`);
    await bench.ok('ZFS_IOC_VDEV_SETPATH', { ...input, zc_value: path });
    await bench.fails('ZFS_IOC_VDEV_SETPATH', 'ENOENT', { ...noVdev, zc_value: path });
  });

  bench.row('ZFS_IOC_VDEV_SETFRU', async () => {
    const zc_guid = guidOf((await leaves())[1]);
    await bench.ok('ZFS_IOC_VDEV_SETFRU', { zc_name: pool, zc_guid, zc_value: 'slot 7' });
    expect((await leaves())[1]?.getString('fru')).toBe('slot 7');
    const zc_name = pool;
    const top = guidOf((await tops())[0]);
    await bench.fails('ZFS_IOC_VDEV_SETFRU', 'ENOTSUP', { zc_name, zc_guid: top, zc_value: 'slot 7' });
  });

  bench.row('ZFS_IOC_CLEAR', async () => {
    await bench.ok('ZFS_IOC_CLEAR', { zc_name: pool, zc_cookie: 1n });
    await bench.fails('ZFS_IOC_CLEAR', 'ENODEV', { ...noVdev, zc_cookie: 1n });
    await bench.fails('ZFS_IOC_CLEAR', 'ENOENT', { ...noPool, zc_cookie: 1n });
    await bench.fails('ZFS_IOC_CLEAR', 'EINVAL', { zc_name: pool, zc_cookie: 2n });
  });

  bench.row('ZFS_IOC_POOL_INITIALIZE', async () => {
    const vdevs = { a: guidOf((await leaves())[0]) };
    for (const initialize_command of [0n, 1n]) {
      await bench.ok('ZFS_IOC_POOL_INITIALIZE', {
        zc_name: pool,
        innvl: { initialize_command, initialize_vdevs: vdevs },
      });
    }
    const { failures } = await bench.fails('ZFS_IOC_POOL_INITIALIZE', 'EINVAL', {
      zc_name: pool,
      innvl: { initialize_command: 0n, initialize_vdevs: { a: NO_GUID } },
    });
    expect([...failures]).toEqual([[String(NO_GUID), 'ENODEV']]);
  });

  bench.row('ZFS_IOC_POOL_TRIM', async () => {
    const vdevs = { a: guidOf((await leaves())[0]) };
    await bench.ok('ZFS_IOC_POOL_TRIM', {
      zc_name: pool,
      innvl: { trim_command: 0n, trim_vdevs: vdevs, trim_rate: 0n, trim_secure: false },
    });
    const { failures } = await bench.fails('ZFS_IOC_POOL_TRIM', 'EINVAL', {
      zc_name: pool,
      innvl: { trim_command: 0n, trim_vdevs: { a: NO_GUID } },
    });
    expect([...failures]).toEqual([[String(NO_GUID), 'ENODEV']]);
  });

  bench.row('ZFS_IOC_VDEV_SET_PROPS', async () => {
    const vdevprops_set_vdev = guidOf((await leaves())[0]);
    await bench.ok('ZFS_IOC_VDEV_SET_PROPS', {
      zc_name: pool,
      innvl: { vdevprops_set_vdev, vdevprops_set_props: { 'org.example:slot': '7' } },
    });
    await bench.fails('ZFS_IOC_VDEV_SET_PROPS', 'ENOENT', {
      zc_name: pool,
      innvl: { vdevprops_set_vdev: NO_GUID, vdevprops_set_props: { 'org.example:slot': '7' } },
    });
    await bench.fails('ZFS_IOC_VDEV_SET_PROPS', 'EINVAL', {
      zc_name: pool,
      innvl: { vdevprops_set_vdev, vdevprops_set_props: { nonsense: '7' } },
    });
  });

  bench.row('ZFS_IOC_VDEV_GET_PROPS', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_VDEV_GET_PROPS', {
      zc_name: pool,
      innvl: { vdevprops_get_vdev: guidOf((await leaves())[0]) },
    });
    expect(outnvl['org.example:slot']).toMatchObject({ value: '7' });
    await bench.fails('ZFS_IOC_VDEV_GET_PROPS', 'ENOENT', {
      zc_name: pool,
      innvl: { vdevprops_get_vdev: NO_GUID },
    });
  });

  bench.row('ZFS_IOC_VDEV_SPLIT', async () => {
    const children = (await tops()).map((top) =>
      // A removed vdev stands in the tree of the new pool as it is.
      top.getString('type') === 'mirror' ? (top.getListArray('children')[1] as Nvlist) : top,
    );
    const input = { zc_name: pool, zc_string: half, zc_nvlist_src: { cachefile: 'none' } };
    const empty = Nvlist.from({ vdev_tree: tree([mirrorVdev([new Nvlist()])]) });
    await bench.fails('ZFS_IOC_VDEV_SPLIT', 'EINVAL', { ...input, zc_nvlist_conf: empty });
    await bench.ok('ZFS_IOC_VDEV_SPLIT', {
      ...input,
      zc_nvlist_conf: Nvlist.from({ vdev_tree: tree(children) }),
    });
    expect(await command('zpool', 'list', '-Ho', 'name')).toContain(half);
  });
}
