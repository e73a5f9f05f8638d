import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dmu.h` and `dmu_tx.h`: transactions. */
export const dmu_tx_create = bind<(os: Pointer) => Pointer>('void *dmu_tx_create(void *os)');
export const dmu_tx_hold_write = bind<(tx: Pointer, object: bigint, offset: bigint, length: number) => void>(
  'void dmu_tx_hold_write(void *tx, uint64_t object, uint64_t off, int len)',
);
export const dmu_tx_mark_netfree = bind<(tx: Pointer) => void>('void dmu_tx_mark_netfree(void *tx)');
/** `flags`: 1 waits for a transaction group that has room (`TXG_WAIT`, `DMU_TX_WAIT` since 2.3). */
export const dmu_tx_assign = bind<(tx: Pointer, flags: bigint) => number>([
  ['2.1', 'int dmu_tx_assign(void *tx, uint64_t txg_how)'],
  ['2.3', 'int dmu_tx_assign(void *tx, int flags)'],
]);
export const dmu_tx_get_txg = bind<(tx: Pointer) => bigint | number>('uint64_t dmu_tx_get_txg(void *tx)');
export const dmu_tx_commit = bind<(tx: Pointer) => void>('void dmu_tx_commit(void *tx)');
export const dmu_tx_abort = bind<(tx: Pointer) => void>('void dmu_tx_abort(void *tx)');
