import { expect } from 'vitest';
import { command } from '../fixture.ts';
import { NO_POOL, type RowBench } from './row-bench.ts';

const STOP = 0n;
const SCRUB = 1n;
const WAIT_SCRUB = 6;

/** ioctls that start and stop scrubs. */
export function scanRows(bench: RowBench): void {
  const scrubbed = async () => {
    await bench.ok('ZFS_IOC_WAIT', { zc_name: bench.pool, innvl: { wait_activity: WAIT_SCRUB } });
    return command('zpool', 'status', bench.pool);
  };

  bench.row('ZFS_IOC_POOL_SCAN', async () => {
    await bench.ok('ZFS_IOC_POOL_SCAN', { zc_name: bench.pool, zc_cookie: SCRUB });
    expect(await scrubbed()).toMatch(/scrub repaired 0B/);
    await bench.fails('ZFS_IOC_POOL_SCAN', 'ENOENT', { zc_name: bench.pool, zc_cookie: STOP });
    await bench.fails('ZFS_IOC_POOL_SCAN', 'ENOENT', { zc_name: NO_POOL, zc_cookie: SCRUB });
    await bench.fails('ZFS_IOC_POOL_SCAN', 'ENOTSUP', { zc_name: bench.pool, zc_cookie: 99n });
  });

  bench.row('ZFS_IOC_POOL_SCRUB', async () => {
    const scrub = { scan_type: SCRUB, scan_command: 0n };
    await bench.ok('ZFS_IOC_POOL_SCRUB', { zc_name: bench.pool, innvl: scrub });
    expect(await scrubbed()).toMatch(/scrub repaired 0B/);
    await bench.fails('ZFS_IOC_POOL_SCRUB', 'ENOENT', {
      zc_name: bench.pool,
      innvl: { ...scrub, scan_type: STOP },
    });
    await bench.fails('ZFS_IOC_POOL_SCRUB', 'EINVAL', {
      zc_name: bench.pool,
      innvl: { ...scrub, scan_command: 99n },
    });
    await bench.fails('ZFS_IOC_POOL_SCRUB', 'ENOENT', { zc_name: NO_POOL, innvl: scrub });
  });
}
