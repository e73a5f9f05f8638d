import { afterAll, expect } from 'vitest';
import { call } from 'zfskit/ioctl';
import { decodeObject, Nvlist, string, uint64 } from 'zfskit/nvlist';
import { command } from '../fixture.ts';
import { NO_POOL, type RowBench } from './row-bench.ts';

/** ioctls about whole pools, on a pool that is made, exported, imported and destroyed on the way. */
export function poolRows(bench: RowBench): void {
  const pool = bench.fixture.poolName();
  const none = { zc_name: NO_POOL };
  const get = async (property: string) =>
    (await command('zpool', 'get', '-Hpo', 'value', property, pool)).trim();
  const config = async () => {
    const { zc_nvlist_dst: configs = {} } = await call(bench.transport, 'ZFS_IOC_POOL_CONFIGS', {});
    return configs[pool] as Nvlist;
  };

  bench.row('ZFS_IOC_POOL_CREATE', async () => {
    const input = {
      zc_name: pool,
      zc_nvlist_conf: await bench.vdevs(),
      zc_nvlist_src: {
        version: 28n,
        cachefile: 'none',
        'root-props-nvl': { mountpoint: 'legacy' },
      },
    };
    await bench.ok('ZFS_IOC_POOL_CREATE', input);
    expect(await get('health')).toBe('ONLINE');
    expect(await get('version')).toBe('28');
    await bench.fails('ZFS_IOC_POOL_CREATE', 'EEXIST', { ...input, zc_nvlist_conf: await bench.vdevs() });
    await bench.fails('ZFS_IOC_POOL_CREATE', 'EOVERFLOW', {
      ...input,
      zc_name: NO_POOL,
      zc_nvlist_conf: await bench.vdevs(1, 1 << 20),
    });
  });

  bench.row('ZFS_IOC_POOL_UPGRADE', async () => {
    await bench.ok('ZFS_IOC_POOL_UPGRADE', { zc_name: pool, zc_cookie: 5000n });
    expect(await get('version')).toBe('-');
    await bench.fails('ZFS_IOC_POOL_UPGRADE', 'EINVAL', { zc_name: pool, zc_cookie: 28n });
    await bench.fails('ZFS_IOC_POOL_UPGRADE', 'ENOENT', { ...none, zc_cookie: 5000n });
  });

  bench.row('ZFS_IOC_POOL_CONFIGS', async () => {
    const { zc_nvlist_dst: configs = {}, zc_cookie } = await bench.ok('ZFS_IOC_POOL_CONFIGS', {});
    expect(configs[pool]?.getString('name')).toBe(pool);
    await bench.fails('ZFS_IOC_POOL_CONFIGS', 'EEXIST', { zc_cookie });
  });

  bench.row('ZFS_IOC_POOL_STATS', async () => {
    const { zc_nvlist_dst: stats, zc_cookie } = await bench.ok('ZFS_IOC_POOL_STATS', { zc_name: pool });
    expect(zc_cookie).toBe(0n);
    expect(stats?.getUint64('pool_guid').toString()).toBe(await get('guid'));
    await bench.fails('ZFS_IOC_POOL_STATS', 'ENOENT', none);
  });

  bench.row('ZFS_IOC_POOL_SET_PROPS', async () => {
    await bench.ok('ZFS_IOC_POOL_SET_PROPS', {
      zc_name: pool,
      zc_nvlist_src: { comment: 'a pool of tests', 'feature@zpool_checkpoint': 0n },
    });
    expect(await get('comment')).toBe('a pool of tests');
    expect(await get('feature@zpool_checkpoint')).toBe('enabled');
    await bench.fails('ZFS_IOC_POOL_SET_PROPS', 'EINVAL', {
      zc_name: pool,
      zc_nvlist_src: { failmode: 99n },
    });
    await bench.fails('ZFS_IOC_POOL_SET_PROPS', 'ENOENT', { ...none, zc_nvlist_src: { comment: 'a' } });
  });

  bench.row('ZFS_IOC_POOL_GET_PROPS', async () => {
    const { zc_nvlist_dst: props } = await bench.ok('ZFS_IOC_POOL_GET_PROPS', { zc_name: pool });
    expect(props?.['comment']).toMatchObject({ value: 'a pool of tests' });
    await bench.fails('ZFS_IOC_POOL_GET_PROPS', ['ENOENT', 'EFAULT'], none);
  });

  bench.row('ZFS_IOC_POOL_GET_HISTORY', async () => {
    const { zc_history, zc_history_len } = await bench.ok('ZFS_IOC_POOL_GET_HISTORY', {
      zc_name: pool,
      zc_history_offset: 0n,
    });
    expect(BigInt(zc_history.length)).toBe(zc_history_len);
    const length = Number(new DataView(zc_history.buffer, zc_history.byteOffset).getBigUint64(0, true));
    expect(Object.keys(decodeObject(zc_history.slice(8, 8 + length)))).toContain('history time');
    await bench.fails('ZFS_IOC_POOL_GET_HISTORY', 'ENOENT', { ...none, zc_history_offset: 0n });
  });

  bench.row('ZFS_IOC_ERROR_LOG', async () => {
    const { zc_nvlist_dst: entries } = await bench.ok('ZFS_IOC_ERROR_LOG', { zc_name: pool });
    expect(entries).toHaveLength(0);
    await bench.fails('ZFS_IOC_ERROR_LOG', 'ENOENT', none);
  });

  bench.row('ZFS_IOC_POOL_REGUID', async () => {
    const before = await get('guid');
    await bench.ok('ZFS_IOC_POOL_REGUID', { zc_name: pool });
    expect(await get('guid')).not.toBe(before);
    await bench.fails('ZFS_IOC_POOL_REGUID', 'ENOENT', none);
  });

  bench.row('ZFS_IOC_POOL_REOPEN', async () => {
    await bench.ok('ZFS_IOC_POOL_REOPEN', { zc_name: pool, innvl: { scrub_restart: false } });
    await bench.fails('ZFS_IOC_POOL_REOPEN', 'ENOENT', { ...none, innvl: {} });
  });

  bench.row('ZFS_IOC_POOL_SYNC', async () => {
    await bench.ok('ZFS_IOC_POOL_SYNC', { zc_name: pool, innvl: { force: true } });
    await bench.fails('ZFS_IOC_POOL_SYNC', 'ENOENT', { ...none, innvl: { force: false } });
  });

  bench.row('ZFS_IOC_POOL_CHECKPOINT', async () => {
    await bench.ok('ZFS_IOC_POOL_CHECKPOINT', { zc_name: pool, innvl: {} });
    expect(await get('checkpoint')).not.toBe('-');
    await bench.fails('ZFS_IOC_POOL_CHECKPOINT', 'ZFS_ERR_CHECKPOINT_EXISTS', { zc_name: pool, innvl: {} });
    await bench.fails('ZFS_IOC_POOL_REGUID', 'ZFS_ERR_CHECKPOINT_EXISTS', { zc_name: pool });
  });

  bench.row('ZFS_IOC_POOL_DISCARD_CHECKPOINT', async () => {
    await bench.ok('ZFS_IOC_POOL_DISCARD_CHECKPOINT', { zc_name: pool, innvl: {} });
    await bench.ok('ZFS_IOC_WAIT', { zc_name: pool, innvl: { wait_activity: 0 } });
    await bench.fails('ZFS_IOC_POOL_DISCARD_CHECKPOINT', 'ZFS_ERR_NO_CHECKPOINT', {
      zc_name: pool,
      innvl: {},
    });
  });

  bench.row('ZFS_IOC_WAIT', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_WAIT', { zc_name: pool, innvl: { wait_activity: 1 } });
    expect(outnvl.wait_waited).toBe(false);
    await bench.fails('ZFS_IOC_WAIT', 'EINVAL', { zc_name: pool, innvl: { wait_activity: 99 } });
  });

  bench.row('ZFS_IOC_POOL_PREFETCH', async () => {
    await bench.ok('ZFS_IOC_POOL_PREFETCH', { zc_name: pool, innvl: { prefetch_type: 1 } });
    await bench.fails('ZFS_IOC_POOL_PREFETCH', 'EINVAL', { zc_name: pool, innvl: { prefetch_type: 99 } });
  });

  bench.row('ZFS_IOC_DDT_PRUNE', async () => {
    const innvl = { ddt_prune_unit: 2, ddt_prune_amount: 50n };
    await bench.fails('ZFS_IOC_DDT_PRUNE', 'ENOTSUP', { zc_name: pool, innvl });
    await bench.ok('ZFS_IOC_DDT_PRUNE', { zc_name: bench.pool, innvl });
  });

  bench.row('ZFS_IOC_SET_BOOTENV', async () => {
    await bench.ok('ZFS_IOC_SET_BOOTENV', {
      zc_name: pool,
      innvl: { version: uint64(1n), 'org.example:once': string('a') },
    });
    await bench.fails('ZFS_IOC_SET_BOOTENV', 'ENXIO', {
      zc_name: pool,
      innvl: { version: uint64(99n) },
    });
  });

  bench.row('ZFS_IOC_GET_BOOTENV', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_GET_BOOTENV', { zc_name: pool, innvl: {} });
    expect(outnvl).toMatchObject({ version: uint64(1n), 'org.example:once': string('a') });
    await bench.fails('ZFS_IOC_GET_BOOTENV', 'ENOENT', { ...none, innvl: {} });
  });

  let exported: Nvlist | undefined;

  bench.row('ZFS_IOC_POOL_EXPORT', async () => {
    exported = await config();
    await bench.ok('ZFS_IOC_POOL_EXPORT', { zc_name: pool });
    expect(await command('zpool', 'list', '-Ho', 'name')).not.toContain(pool);
    await bench.fails('ZFS_IOC_POOL_EXPORT', 'ENOENT', { zc_name: pool });
  });

  bench.row('ZFS_IOC_POOL_TRYIMPORT', async () => {
    const { zc_nvlist_dst: found } = await bench.ok('ZFS_IOC_POOL_TRYIMPORT', {
      zc_nvlist_conf: exported as Nvlist,
    });
    expect(found?.getString('name')).toBe(pool);
    expect(found?.getList('vdev_tree').getUint64Array('vdev_stats').length).toBeGreaterThan(1);
    await bench.fails('ZFS_IOC_POOL_TRYIMPORT', 'EINVAL', { zc_nvlist_conf: new Nvlist() });
  });

  bench.row('ZFS_IOC_POOL_IMPORT', async () => {
    const input = {
      zc_name: pool,
      zc_guid: exported?.getUint64('pool_guid') ?? 0n,
      zc_nvlist_conf: exported as Nvlist,
      zc_nvlist_src: { cachefile: 'none' },
    };
    await bench.fails('ZFS_IOC_POOL_IMPORT', 'EINVAL', { ...input, zc_guid: 1n });
    const { zc_nvlist_dst: imported } = await bench.ok('ZFS_IOC_POOL_IMPORT', input);
    expect(imported?.has('load_info')).toBe(true);
    expect(await get('health')).toBe('ONLINE');
    await bench.fails('ZFS_IOC_POOL_IMPORT', 'EEXIST', input);
  });

  bench.row('ZFS_IOC_POOL_DESTROY', async () => {
    await bench.ok('ZFS_IOC_POOL_DESTROY', { zc_name: pool });
    expect(await command('zpool', 'list', '-Ho', 'name')).not.toContain(pool);
    await bench.fails('ZFS_IOC_POOL_DESTROY', 'ENOENT', { zc_name: pool });
  });

  afterAll(() => call(bench.transport, 'ZFS_IOC_POOL_DESTROY', { zc_name: pool }).catch(() => undefined));
}
