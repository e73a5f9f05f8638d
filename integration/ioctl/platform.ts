import { type ChildProcess, spawn } from 'node:child_process';
import { readlink } from 'node:fs/promises';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { NO_DESCRIPTOR, type RowBench, withDescriptor } from './row-bench.ts';

/** ioctls that Linux alone has: datasets of user namespaces. */
export function platformRows(bench: RowBench): void {
  const zc_name = `${bench.pool}/platform`;
  let child: ChildProcess;
  const namespace = () => `/proc/${child.pid}/ns/user`;

  beforeAll(async () => {
    await bench.dataset(zc_name);
    child = spawn('unshare', ['--user', 'sleep', '600'], { stdio: 'ignore' });
    const ours = await readlink('/proc/self/ns/user');
    await vi.waitFor(async () => expect(await readlink(namespace())).not.toBe(ours), { timeout: 30_000 });
  });
  afterAll(() => {
    child.kill();
  });

  bench.row('ZFS_IOC_USERNS_ATTACH', async () => {
    const attach = (zc_cleanup_fd: number) => ({ zc_name, zc_cleanup_fd });
    await withDescriptor((fd) => bench.ok('ZFS_IOC_USERNS_ATTACH', attach(fd)), namespace(), 'r');
    await withDescriptor(
      (fd) => bench.fails('ZFS_IOC_USERNS_ATTACH', 'EEXIST', attach(fd)),
      namespace(),
      'r',
    );
    await withDescriptor(
      (fd) => bench.fails('ZFS_IOC_USERNS_ATTACH', 'ZFS_ERR_NOT_USER_NAMESPACE', attach(fd)),
      '/dev/null',
      'r',
    );
    await bench.fails('ZFS_IOC_USERNS_ATTACH', 'EBADF', attach(NO_DESCRIPTOR));
  });

  bench.row('ZFS_IOC_USERNS_DETACH', async () => {
    const detach = (zc_cleanup_fd: number) => ({ zc_name, zc_cleanup_fd });
    await withDescriptor((fd) => bench.ok('ZFS_IOC_USERNS_DETACH', detach(fd)), namespace(), 'r');
    await withDescriptor(
      (fd) => bench.fails('ZFS_IOC_USERNS_DETACH', 'ENOENT', detach(fd)),
      namespace(),
      'r',
    );
  });
}
