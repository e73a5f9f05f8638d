import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/txg.h`: waits until a transaction group is on the devices; 0 is the one that is open now. */
export const txg_wait_synced = bind<(pool: Pointer, txg: bigint) => void>(
  'void txg_wait_synced(void *dp, uint64_t txg)',
);
