import {
  dmu_objset_pool,
  dmu_tx_abort,
  dmu_tx_assign,
  dmu_tx_commit,
  dmu_tx_create,
  dmu_tx_get_txg,
  txg_wait_synced,
} from './bindings/dmu.ts';
import { check } from './engine-failure.ts';
import type { Pointer } from './libzpool.ts';

/** `DMU_NEW_OBJECT`: what is held for an object that the transaction makes. */
export const NEW_OBJECT = 0xffff_ffff_ffff_ffffn;

/** `DMU_TX_WAIT`. */
const WAIT = 1;

/**
 * Changes an objset that is owned, and waits until that is on disk.
 *
 * @param hold - says what will be changed
 * @param work - changes it
 * @throws EngineFailure ENOSPC, EDQUOT, EIO
 */
export function transact(os: Pointer, hold: (tx: Pointer) => void, work: (tx: Pointer) => void): void {
  const tx = dmu_tx_create(os);
  hold(tx);
  const errno = dmu_tx_assign(tx, WAIT);
  if (errno !== 0) dmu_tx_abort(tx);
  check(errno);
  const txg = dmu_tx_get_txg(tx);
  try {
    work(tx);
  } finally {
    dmu_tx_commit(tx);
  }
  txg_wait_synced(dmu_objset_pool(os), txg);
}
