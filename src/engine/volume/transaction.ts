import {
  dmu_tx_abort,
  dmu_tx_assign,
  dmu_tx_commit,
  dmu_tx_create,
  dmu_tx_get_txg,
} from '../bindings/dmu.ts';
import { EngineFailure } from '../engine-failure.ts';
import type { Pointer } from '../libzpool.ts';

/** `TXG_WAIT`. */
const WAIT = 1;

/**
 * Does work in a transaction.
 *
 * @param hold - says what will be changed
 * @returns the transaction group that it is in
 * @throws EngineFailure `ENOSPC`, `EDQUOT`, `EIO`: nothing was done
 */
export function inTransaction(
  objset: Pointer,
  hold: (tx: Pointer) => void,
  work: (tx: Pointer) => void,
): bigint {
  const tx = dmu_tx_create(objset);
  hold(tx);
  const errno = dmu_tx_assign(tx, WAIT);
  if (errno !== 0) {
    dmu_tx_abort(tx);
    throw new EngineFailure(errno);
  }
  const txg = dmu_tx_get_txg(tx);
  try {
    work(tx);
  } finally {
    dmu_tx_commit(tx);
  }
  return txg;
}
