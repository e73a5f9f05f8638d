import { beforeAll, expect } from 'vitest';
import { command } from '../fixture.ts';
import type { RowBench } from './row-bench.ts';

/** ioctls about delegated permissions. */
export function delegationRows(bench: RowBench): void {
  const zc_name = `${bench.pool}/delegation`;
  const none = { zc_name: `${zc_name}/none` };

  beforeAll(() => bench.dataset(zc_name));

  bench.row('ZFS_IOC_SET_FSACL', async () => {
    // Who: local to this dataset ("l"), a user ("u") of that number.
    const zc_nvlist_src = { ul$65534: { snapshot: true, mount: true } };
    await bench.ok('ZFS_IOC_SET_FSACL', { zc_name, zc_nvlist_src });
    expect(await command('zfs', 'allow', zc_name)).toMatch(/mount,snapshot/);
    await bench.fails('ZFS_IOC_SET_FSACL', 'EINVAL', {
      zc_name,
      zc_nvlist_src: { nonsense: { mount: true } },
    });
    await bench.fails('ZFS_IOC_SET_FSACL', 'ENOENT', { ...none, zc_nvlist_src });
  });

  bench.row('ZFS_IOC_GET_FSACL', async () => {
    const { zc_nvlist_dst: permissions } = await bench.ok('ZFS_IOC_GET_FSACL', { zc_name });
    expect(permissions?.[zc_name]).toEqual({ ul$65534: { snapshot: true, mount: true } });
    await bench.fails('ZFS_IOC_GET_FSACL', 'ENOENT', none);
  });
}
