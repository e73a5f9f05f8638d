import { allPools } from './all-pools.ts';
import { spa_export, spa_sync_allpools } from './bindings/spa.ts';
import { NULL } from './libzpool.ts';

/**
 * Brings all that pools hold in memory to their devices, before the process ends.
 *
 * @param keepsPools - they stay imported, for the next engine; they are exported otherwise
 */
export function stopKernel(keepsPools: boolean): void {
  spa_sync_allpools();
  if (keepsPools) return;
  for (const name of allPools()) spa_export(name, NULL, 0, 0);
}
