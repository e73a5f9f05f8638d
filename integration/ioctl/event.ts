import { expect } from 'vitest';
import { command } from '../fixture.ts';
import { NO_DESCRIPTOR, type RowBench, withDescriptor } from './row-bench.ts';

const END = 2n ** 64n - 1n;
const NO_WAIT = 1n;

/** ioctls about the queue of events; the tests before have filled it. */
export function eventRows(bench: RowBench): void {
  bench.row('ZFS_IOC_EVENTS_NEXT', async () => {
    await withDescriptor(async (zc_cleanup_fd) => {
      const { zc_nvlist_dst: event } = await bench.ok('ZFS_IOC_EVENTS_NEXT', {
        zc_cleanup_fd,
        zc_guid: NO_WAIT,
      });
      expect(event?.getString('class')).toMatch(/^(sysevent|ereport|resource)\.fs\.zfs\./);
    });
    await bench.fails('ZFS_IOC_EVENTS_NEXT', 'EBADF', { zc_cleanup_fd: NO_DESCRIPTOR });
  });

  bench.row('ZFS_IOC_EVENTS_SEEK', async () => {
    await withDescriptor(async (zc_cleanup_fd) => {
      await bench.ok('ZFS_IOC_EVENTS_SEEK', { zc_cleanup_fd, zc_guid: END });
      await bench.fails('ZFS_IOC_EVENTS_NEXT', 'ENOENT', { zc_cleanup_fd, zc_guid: NO_WAIT });
      await bench.fails('ZFS_IOC_EVENTS_SEEK', 'ENOENT', { zc_cleanup_fd, zc_guid: 1n << 40n });
    });
    await bench.fails('ZFS_IOC_EVENTS_SEEK', 'EBADF', { zc_cleanup_fd: NO_DESCRIPTOR, zc_guid: END });
  });

  bench.row('ZFS_IOC_EVENTS_CLEAR', async () => {
    const { zc_cookie } = await bench.ok('ZFS_IOC_EVENTS_CLEAR', {});
    expect(zc_cookie).toBeGreaterThan(0n);
    expect(await command('zpool', 'events', '-H')).toBe('');
  });
  bench.excuse('ZFS_IOC_EVENTS_CLEAR', 'failure', 'to root it never fails');
}
