import { beforeAll, expect } from 'vitest';
import { command } from '../fixture.ts';
import { NO_POOL, type RowBench } from './row-bench.ts';

/** ioctls about filesystems and volumes. */
export function datasetRows(bench: RowBench): void {
  const root = `${bench.pool}/dataset`;
  const none = { zc_name: `${root}/none` };
  const get = async (property: string, name: string) =>
    (await command('zfs', 'get', '-Hpo', 'value', property, name)).trim();

  beforeAll(() => bench.dataset(root));

  bench.row('ZFS_IOC_CREATE', async () => {
    const filesystem = { type: 2, props: { mountpoint: 'legacy', atime: 0n } };
    await bench.ok('ZFS_IOC_CREATE', { zc_name: `${root}/a`, innvl: filesystem });
    await bench.ok('ZFS_IOC_CREATE', {
      zc_name: `${root}/volume`,
      innvl: { type: 3, props: { volsize: 1n << 20n, volblocksize: 8192n } },
    });
    expect(await get('type', `${root}/volume`)).toBe('volume');
    expect(await get('atime', `${root}/a`)).toBe('off');
    await bench.fails('ZFS_IOC_CREATE', 'EEXIST', { zc_name: `${root}/a`, innvl: filesystem });
    await bench.fails('ZFS_IOC_CREATE', 'ENOENT', { zc_name: `${root}/none/a`, innvl: filesystem });
    await bench.fails('ZFS_IOC_CREATE', 'ZFS_ERR_WRONG_PARENT', {
      zc_name: `${root}/volume/a`,
      innvl: filesystem,
    });
    const { failures } = await bench.fails('ZFS_IOC_CREATE', 'EINVAL', {
      zc_name: `${root}/b`,
      innvl: { type: 2, props: { nonsense: 1n } },
    });
    expect([...failures]).toEqual([['nonsense', 'EINVAL']]);
  });

  bench.row('ZFS_IOC_OBJSET_STATS', async () => {
    const { zc_objset_stats: stats, zc_nvlist_dst: properties } = await bench.ok('ZFS_IOC_OBJSET_STATS', {
      zc_name: `${root}/a`,
    });
    expect(stats.dds_guid.toString()).toBe(await get('guid', `${root}/a`));
    expect(stats.dds_type).toBe(2);
    expect(properties?.['atime']).toMatchObject({ value: 0n, source: `${root}/a` });
    await bench.fails('ZFS_IOC_OBJSET_STATS', 'ENOENT', none);
  });

  bench.row('ZFS_IOC_OBJSET_ZPLPROPS', async () => {
    const { zc_nvlist_dst: properties } = await bench.ok('ZFS_IOC_OBJSET_ZPLPROPS', { zc_name: `${root}/a` });
    expect(properties).toMatchObject({ version: 5n, normalization: 0n, utf8only: 0n, casesensitivity: 0n });
    await bench.fails('ZFS_IOC_OBJSET_ZPLPROPS', 'ENOENT', { zc_name: `${root}/volume` });
  });

  bench.row('ZFS_IOC_DATASET_LIST_NEXT', async () => {
    const names: string[] = [];
    let zc_cookie = 0n;
    for (let round = 0; round < 2; round++) {
      const next = await bench.ok('ZFS_IOC_DATASET_LIST_NEXT', { zc_name: root, zc_cookie });
      names.push(next.zc_name);
      zc_cookie = next.zc_cookie;
    }
    expect(names.sort()).toEqual([`${root}/a`, `${root}/volume`]);
    await bench.fails('ZFS_IOC_DATASET_LIST_NEXT', 'ESRCH', { zc_name: root, zc_cookie });
    await bench.fails('ZFS_IOC_DATASET_LIST_NEXT', 'ESRCH', { ...none, zc_cookie: 0n });
    await bench.fails('ZFS_IOC_DATASET_LIST_NEXT', 'ENOENT', { zc_name: NO_POOL, zc_cookie: 0n });
  });

  bench.row('ZFS_IOC_SNAPSHOT_LIST_NEXT', async () => {
    await bench.snapshot(`${root}/a@one`);
    const next = await bench.ok('ZFS_IOC_SNAPSHOT_LIST_NEXT', {
      zc_name: `${root}/a`,
      zc_cookie: 0n,
      zc_nvlist_src: { snap_iter_min_txg: 1n },
    });
    expect(next.zc_name).toBe(`${root}/a@one`);
    expect(next.zc_objset_stats.dds_is_snapshot).toBe(1);
    const { zc_cookie } = next;
    await bench.fails('ZFS_IOC_SNAPSHOT_LIST_NEXT', 'ESRCH', { zc_name: `${root}/a`, zc_cookie });
    await bench.fails('ZFS_IOC_SNAPSHOT_LIST_NEXT', 'ESRCH', { ...none, zc_cookie: 0n });
    await bench.fails('ZFS_IOC_SNAPSHOT_LIST_NEXT', 'ENOENT', { zc_name: NO_POOL, zc_cookie: 0n });
  });

  bench.row('ZFS_IOC_SET_PROP', async () => {
    await bench.ok('ZFS_IOC_SET_PROP', {
      zc_name: `${root}/a`,
      zc_nvlist_src: { quota: 64n << 20n, 'org.example:note': 'a' },
    });
    expect(await get('quota', `${root}/a`)).toBe(String(64 << 20));
    expect(await get('org.example:note', `${root}/a`)).toBe('a');
    const { failures } = await bench.fails('ZFS_IOC_SET_PROP', 'EINVAL', {
      zc_name: `${root}/a`,
      zc_nvlist_src: { nonsense: 1n },
    });
    expect([...failures]).toEqual([['nonsense', 'EINVAL']]);
    await bench.fails('ZFS_IOC_SET_PROP', 'ENOENT', { ...none, zc_nvlist_src: { quota: 0n } });
    // zstd: sent to the kernel, this would stop the machine.
    await bench.fails('ZFS_IOC_SET_PROP', 'ENOENT', { ...none, zc_nvlist_src: { compression: 16n } });
  });

  bench.row('ZFS_IOC_INHERIT_PROP', async () => {
    await bench.ok('ZFS_IOC_INHERIT_PROP', { zc_name: `${root}/a`, zc_value: 'org.example:note' });
    expect(await get('org.example:note', `${root}/a`)).toBe('-');
    await bench.fails('ZFS_IOC_INHERIT_PROP', 'EINVAL', { zc_name: `${root}/a`, zc_value: 'nonsense' });
    await bench.fails('ZFS_IOC_INHERIT_PROP', 'ENOENT', { ...none, zc_value: 'atime' });
  });

  bench.row('ZFS_IOC_OBJSET_RECVD_PROPS', async () => {
    const zc_name = `${root}/a`;
    await bench.fails('ZFS_IOC_OBJSET_RECVD_PROPS', 'ENOTSUP', { zc_name });
    await bench.ok('ZFS_IOC_SET_PROP', { zc_name, zc_cookie: 1n, zc_nvlist_src: { checksum: 7n } });
    const { zc_nvlist_dst: properties } = await bench.ok('ZFS_IOC_OBJSET_RECVD_PROPS', { zc_name });
    expect(properties?.['checksum']).toMatchObject({ value: 7n });
    await bench.fails('ZFS_IOC_OBJSET_RECVD_PROPS', 'ENOTSUP', none);
    await bench.fails('ZFS_IOC_OBJSET_RECVD_PROPS', 'ENOENT', { zc_name: NO_POOL });
  });

  bench.row('ZFS_IOC_CLONE', async () => {
    const props = { mountpoint: 'legacy' };
    const zc_name = `${root}/clone`;
    await bench.ok('ZFS_IOC_CLONE', { zc_name, innvl: { origin: `${root}/a@one`, props } });
    expect(await get('origin', zc_name)).toBe(`${root}/a@one`);
    await bench.fails('ZFS_IOC_CLONE', 'EEXIST', { zc_name, innvl: { origin: `${root}/a@one` } });
    await bench.fails('ZFS_IOC_CLONE', 'ENOENT', {
      zc_name: `${root}/b`,
      innvl: { origin: `${root}/a@none` },
    });
  });

  bench.row('ZFS_IOC_PROMOTE', async () => {
    await bench.snapshot(`${root}/clone@two`);
    await bench.fails('ZFS_IOC_PROMOTE', 'EINVAL', { zc_name: `${root}/a` });
    await bench.snapshot(`${root}/clone@one`);
    const { answer } = await bench.fails('ZFS_IOC_PROMOTE', 'EEXIST', { zc_name: `${root}/clone` });
    expect(answer['zc_string']).toBe('one');
    await bench.ok('ZFS_IOC_DESTROY', { zc_name: `${root}/clone@one` });
    await bench.ok('ZFS_IOC_PROMOTE', { zc_name: `${root}/clone` });
    expect(await get('origin', `${root}/a`)).toBe(`${root}/clone@one`);
  });

  bench.row('ZFS_IOC_RENAME', async () => {
    await bench.ok('ZFS_IOC_RENAME', { zc_name: `${root}/a`, zc_value: `${root}/b` });
    expect(await get('name', `${root}/b`)).toBe(`${root}/b`);
    const zc_name = `${root}/b`;
    await bench.fails('ZFS_IOC_RENAME', 'EEXIST', { zc_name, zc_value: `${root}/clone` });
    await bench.fails('ZFS_IOC_RENAME', 'EXDEV', { zc_name, zc_value: `${NO_POOL}/b` });
    await bench.fails('ZFS_IOC_RENAME', 'ENOENT', { ...none, zc_value: `${root}/c` });
    const snapshots = { zc_name: `${root}/clone@one`, zc_value: `${root}/clone@two` };
    await bench.fails('ZFS_IOC_RENAME', 'EEXIST', snapshots);
  });

  bench.row('ZFS_IOC_WAIT_FS', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_WAIT_FS', {
      zc_name: `${root}/b`,
      innvl: { wait_activity: 0 },
    });
    expect(outnvl.wait_waited).toBe(false);
    await bench.fails('ZFS_IOC_WAIT_FS', 'EINVAL', { zc_name: `${root}/b`, innvl: { wait_activity: 99 } });
    await bench.fails('ZFS_IOC_WAIT_FS', 'ENOENT', { ...none, innvl: { wait_activity: 0 } });
  });

  bench.row('ZFS_IOC_DESTROY', async () => {
    await bench.ok('ZFS_IOC_DESTROY', { zc_name: `${root}/b` });
    expect(await command('zfs', 'list', '-rHo', 'name', root)).not.toContain(`${root}/b\n`);
    await bench.fails('ZFS_IOC_DESTROY', 'ENOENT', { zc_name: `${root}/b` });
    await bench.fails('ZFS_IOC_DESTROY', 'EBUSY', { zc_name: `${root}/clone` });
    await bench.fails('ZFS_IOC_DESTROY', 'EEXIST', { zc_name: root });
  });
}
