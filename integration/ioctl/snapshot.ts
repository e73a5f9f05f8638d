import { beforeAll, expect } from 'vitest';
import { LINUX_ERRNO } from 'zfskit/ioctl';
import { command } from '../fixture.ts';
import { NO_DESCRIPTOR, NO_POOL, type RowBench, withDescriptor } from './row-bench.ts';

const { ENOENT } = LINUX_ERRNO;

/** ioctls about snapshots and their holds. */
export function snapshotRows(bench: RowBench): void {
  const zc_name = bench.pool;
  const root = `${bench.pool}/snapshot`;
  const [one, two] = [`${root}@one`, `${root}@two`];
  const list = () => command('zfs', 'list', '-rHt', 'snapshot', '-o', 'name,userrefs', root);

  beforeAll(() => bench.dataset(root));

  bench.row('ZFS_IOC_SNAPSHOT', async () => {
    for (const snapshot of [one, two]) {
      await bench.ok('ZFS_IOC_SNAPSHOT', {
        zc_name,
        innvl: { snaps: { [snapshot]: true }, props: { 'org.example:note': 'a' } },
      });
    }
    expect(await list()).toBe(`${one}\t0\n${two}\t0\n`);
    const { failures } = await bench.fails('ZFS_IOC_SNAPSHOT', 'EEXIST', {
      zc_name,
      innvl: { snaps: { [one]: true } },
    });
    expect([...failures]).toEqual([[one, 'EEXIST']]);
    await bench.fails('ZFS_IOC_SNAPSHOT', 'ENOENT', {
      zc_name,
      innvl: { snaps: { [`${root}/none@one`]: true } },
    });
  });

  bench.row('ZFS_IOC_HOLD', async () => {
    await bench.ok('ZFS_IOC_HOLD', { zc_name, innvl: { holds: { [one]: 'tag' } } });
    expect(await list()).toBe(`${one}\t1\n${two}\t0\n`);
    const { failures } = await bench.fails('ZFS_IOC_HOLD', 'EEXIST', {
      zc_name,
      innvl: { holds: { [one]: 'tag' } },
    });
    expect([...failures]).toEqual([[one, 'EEXIST']]);
    await bench.fails('ZFS_IOC_HOLD', 'EBADF', {
      zc_name,
      innvl: { holds: { [two]: 'tag' }, cleanup_fd: NO_DESCRIPTOR },
    });
    await withDescriptor(async (cleanup_fd) => {
      await bench.ok('ZFS_IOC_HOLD', { zc_name, innvl: { holds: { [two]: 'while open' }, cleanup_fd } });
      expect(await list()).toBe(`${one}\t1\n${two}\t1\n`);
    });
    expect(await list()).toBe(`${one}\t1\n${two}\t0\n`);
  });

  bench.row('ZFS_IOC_GET_HOLDS', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_GET_HOLDS', { zc_name: one, innvl: {} });
    expect(Object.keys(outnvl)).toEqual(['tag']);
    await bench.fails('ZFS_IOC_GET_HOLDS', 'ENOENT', { zc_name: `${root}@none`, innvl: {} });
  });

  bench.row('ZFS_IOC_DESTROY_SNAPS', async () => {
    const { failures } = await bench.fails('ZFS_IOC_DESTROY_SNAPS', 'EBUSY', {
      zc_name,
      innvl: { snaps: { [one]: true } },
    });
    expect([...failures]).toEqual([[one, 'EBUSY']]);
    await bench.snapshot(`${root}@three`);
    await bench.ok('ZFS_IOC_DESTROY_SNAPS', { zc_name, innvl: { snaps: { [`${root}@three`]: true } } });
    expect(await list()).toBe(`${one}\t1\n${two}\t0\n`);
  });

  bench.row('ZFS_IOC_RELEASE', async () => {
    await bench.ok('ZFS_IOC_RELEASE', { zc_name, innvl: { [one]: { tag: true } } });
    expect(await list()).toBe(`${one}\t0\n${two}\t0\n`);
    const again = { innvl: { [one]: { tag: true }, [`${root}@none`]: { tag: true } } };
    const { outnvl } = await bench.ok('ZFS_IOC_RELEASE', { zc_name, ...again });
    expect(outnvl).toEqual({ [`${one}#tag`]: ENOENT, [`${root}@none`]: ENOENT });
    await bench.fails('ZFS_IOC_RELEASE', 'EINVAL', { zc_name, innvl: { [root]: { tag: true } } });
    await bench.fails('ZFS_IOC_RELEASE', 'ENOENT', { zc_name: NO_POOL, ...again });
  });

  bench.row('ZFS_IOC_TMP_SNAPSHOT', async () => {
    await withDescriptor(async (zc_cleanup_fd) => {
      const { zc_value } = await bench.ok('ZFS_IOC_TMP_SNAPSHOT', {
        zc_name: root,
        zc_value: 'tmp',
        zc_cleanup_fd,
      });
      expect(await list()).toContain(`${root}@${zc_value}`);
    });
    expect(await list()).not.toContain('@tmp');
    const input = { zc_value: 'tmp', zc_cleanup_fd: NO_DESCRIPTOR };
    await bench.fails('ZFS_IOC_TMP_SNAPSHOT', 'EBADF', { ...input, zc_name: root });
  });

  bench.row('ZFS_IOC_SPACE_WRITTEN', async () => {
    const { zc_cookie } = await bench.ok('ZFS_IOC_SPACE_WRITTEN', { zc_name: two, zc_value: one });
    const property = `written@${one.split('@')[1]}`;
    expect(String(zc_cookie)).toBe((await command('zfs', 'get', '-Hpo', 'value', property, two)).trim());
    await bench.fails('ZFS_IOC_SPACE_WRITTEN', 'EINVAL', { zc_name: one, zc_value: two });
    await bench.fails('ZFS_IOC_SPACE_WRITTEN', 'ENOENT', { zc_name: one, zc_value: `${root}@none` });
  });

  bench.row('ZFS_IOC_SPACE_SNAPS', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_SPACE_SNAPS', { zc_name: two, innvl: { firstsnap: one } });
    expect(outnvl.used).toBeTypeOf('bigint');
    await bench.fails('ZFS_IOC_SPACE_SNAPS', 'EINVAL', { zc_name: one, innvl: { firstsnap: two } });
    await bench.fails('ZFS_IOC_SPACE_SNAPS', 'ENOENT', {
      zc_name: two,
      innvl: { firstsnap: `${root}@none` },
    });
  });

  bench.row('ZFS_IOC_ROLLBACK', async () => {
    const { outnvl } = await bench.ok('ZFS_IOC_ROLLBACK', { zc_name: root, innvl: { target: two } });
    expect(outnvl.target).toBe(two);
    await bench.fails('ZFS_IOC_ROLLBACK', 'EEXIST', { zc_name: root, innvl: { target: one } });
    await bench.fails('ZFS_IOC_ROLLBACK', 'ESRCH', { zc_name: bench.pool, innvl: {} });
  });
}
