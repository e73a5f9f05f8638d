import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_pool.h`. */
export const dsl_pool_hold = bind<(name: string, tag: Pointer, pool: BigUint64Array) => number>(
  'int dsl_pool_hold(const char *name, void *tag, _Out_ uint64_t *dp)',
);
export const dsl_pool_rele = bind<(pool: Pointer, tag: Pointer) => void>(
  'void dsl_pool_rele(void *dp, void *tag)',
);
/** `include/sys/txg.h`: waits until a transaction group is on disk; 0 for the one that is open. */
export const txg_wait_synced = bind<(dp: Pointer, txg: bigint) => void>(
  'void txg_wait_synced(void *dp, uint64_t txg)',
);

/** `include/sys/dsl_scan.h`. */
export const dsl_scan_scrubbing = bind<(dp: Pointer) => number>('int dsl_scan_scrubbing(void *dp)');

/** `include/sys/ddt.h` and `brt.h`. */
export const ddt_prefetch_all = bind<(spa: Pointer) => void>([['2.3', 'void ddt_prefetch_all(void *spa)']]);
export const brt_prefetch_all = bind<(spa: Pointer) => void>([['2.4', 'void brt_prefetch_all(void *spa)']]);
export const ddt_prune_unique_entries = bind<(spa: Pointer, unit: number, amount: bigint) => number>([
  ['2.3', 'int ddt_prune_unique_entries(void *spa, int unit, uint64_t amount)'],
]);
