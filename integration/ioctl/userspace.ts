import { beforeAll, expect } from 'vitest';
import type { RowBench } from './row-bench.ts';

const USED_BY_USER = 0n;

/** ioctls about the space of users. */
export function userspaceRows(bench: RowBench): void {
  const zc_name = `${bench.pool}/userspace`;
  const none = { zc_name: `${zc_name}/none` };

  beforeAll(() => bench.dataset(zc_name));

  bench.row('ZFS_IOC_USERSPACE_UPGRADE', async () => {
    await bench.ok('ZFS_IOC_USERSPACE_UPGRADE', { zc_name });
    await bench.fails('ZFS_IOC_USERSPACE_UPGRADE', 'ENOENT', none);
  });

  bench.row('ZFS_IOC_USERSPACE_ONE', async () => {
    const input = { zc_objset_type: USED_BY_USER, zc_guid: 0n };
    const { zc_cookie } = await bench.ok('ZFS_IOC_USERSPACE_ONE', { zc_name, ...input });
    expect(zc_cookie).toBeGreaterThan(0n);
    await bench.fails('ZFS_IOC_USERSPACE_ONE', 'EINVAL', { zc_name, ...input, zc_objset_type: 99n });
    await bench.fails('ZFS_IOC_USERSPACE_ONE', 'ENOENT', { ...none, ...input });
  });

  bench.row('ZFS_IOC_USERSPACE_MANY', async () => {
    const input = { zc_objset_type: USED_BY_USER, zc_cookie: 0n };
    const { zc_nvlist_dst: entries } = await bench.ok('ZFS_IOC_USERSPACE_MANY', { zc_name, ...input });
    expect(entries.length).toBe(272);
    const { getBigUint64 } = DataView.prototype;
    const view = new DataView(entries.buffer, entries.byteOffset, entries.length);
    expect(getBigUint64.call(view, 264, true)).toBeGreaterThan(0n);
    await bench.fails('ZFS_IOC_USERSPACE_MANY', 'ENOENT', { ...none, ...input });
  });
}
