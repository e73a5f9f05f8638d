import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { NO_DESCRIPTOR, NO_POOL, type RowBench, withDescriptor } from './row-bench.ts';

const NO_OBJECT = 1n << 40n;

/** ioctls about objects, on a filesystem with one file more in its second snapshot. */
export function objectRows(bench: RowBench): void {
  const root = `${bench.pool}/object`;
  const none = { zc_name: `${root}/none` };
  let inode = 0n;

  beforeAll(async () => {
    await bench.dataset(root);
    await bench.snapshot(`${root}@one`);
    const folder = await bench.fixture.mount(root);
    await writeFile(join(folder, 'file'), 'content');
    inode = (await stat(join(folder, 'file'), { bigint: true })).ino;
    await bench.fixture.unmount(folder);
    await bench.snapshot(`${root}@two`);
  });

  bench.row('ZFS_IOC_DSOBJ_TO_DSNAME', async () => {
    const next = { zc_name: root, zc_cookie: 0n };
    const { zc_obj, zc_name } = await bench.ok('ZFS_IOC_SNAPSHOT_LIST_NEXT', next);
    const { zc_value } = await bench.ok('ZFS_IOC_DSOBJ_TO_DSNAME', { zc_name: bench.pool, zc_obj });
    expect(zc_value).toBe(zc_name);
    await bench.fails('ZFS_IOC_DSOBJ_TO_DSNAME', 'ENOENT', { zc_name: bench.pool, zc_obj: NO_OBJECT });
    await bench.fails('ZFS_IOC_DSOBJ_TO_DSNAME', 'ENOENT', { zc_name: NO_POOL, zc_obj });
  });

  bench.row('ZFS_IOC_OBJ_TO_PATH', async () => {
    const { zc_value } = await bench.ok('ZFS_IOC_OBJ_TO_PATH', { zc_name: root, zc_obj: inode });
    expect(zc_value).toBe('/file');
    await bench.fails('ZFS_IOC_OBJ_TO_PATH', 'ENOENT', { zc_name: root, zc_obj: NO_OBJECT });
    await bench.fails('ZFS_IOC_OBJ_TO_PATH', 'ENOENT', { ...none, zc_obj: inode });
  });

  bench.row('ZFS_IOC_OBJ_TO_STATS', async () => {
    const input = { zc_name: `${root}@two`, zc_obj: inode };
    const { zc_value, zc_stat } = await bench.ok('ZFS_IOC_OBJ_TO_STATS', input);
    expect(zc_value).toBe('/file');
    expect(zc_stat).toMatchObject({ zs_mode: 0o100644n, zs_links: 1n });
    expect(Number(zc_stat.zs_ctime[0])).toBeGreaterThan(1_600_000_000);
    await bench.fails('ZFS_IOC_OBJ_TO_STATS', 'ENOENT', { zc_name: root, zc_obj: NO_OBJECT });
  });

  bench.row('ZFS_IOC_NEXT_OBJ', async () => {
    const { zc_obj } = await bench.ok('ZFS_IOC_NEXT_OBJ', { zc_name: root, zc_obj: inode - 1n });
    expect(zc_obj).toBe(inode);
    await bench.fails('ZFS_IOC_NEXT_OBJ', 'ESRCH', { zc_name: root, zc_obj: NO_OBJECT });
    await bench.fails('ZFS_IOC_NEXT_OBJ', 'ENOENT', { ...none, zc_obj: 0n });
  });

  bench.row('ZFS_IOC_DIFF', async () => {
    const path = join(bench.fixture.folder, 'diff');
    const input = { zc_name: `${root}@two`, zc_value: `${root}@one` };
    await withDescriptor((fd) => bench.ok('ZFS_IOC_DIFF', { ...input, zc_cookie: BigInt(fd) }), path, 'w');
    const { size } = await stat(path);
    expect(size).toBeGreaterThan(0);
    expect(size % 24).toBe(0);
    await bench.fails('ZFS_IOC_DIFF', 'EBADF', { ...input, zc_cookie: BigInt(NO_DESCRIPTOR) });
    await bench.fails('ZFS_IOC_DIFF', 'ENOENT', { ...input, zc_value: `${root}@none`, zc_cookie: 1n });
  });
}
