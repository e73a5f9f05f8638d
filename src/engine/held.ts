import { dmu_objset_id } from './bindings/dmu.ts';
import { dsl_dataset_hold, dsl_dataset_hold_obj, dsl_dataset_rele } from './bindings/dsl-dataset.ts';
import { dsl_pool_hold, dsl_pool_rele } from './bindings/dsl-pool.ts';
import { check } from './engine-failure.ts';
import { NULL, type Pointer } from './libzpool.ts';
import { holdObjset } from './objset.ts';
import { TAG } from './open-pool.ts';

/** Something of libzpool that stays as it is until it is disposed of, by the thread that holds it. */
export interface Held extends Disposable {
  readonly pointer: Pointer;
}

/**
 * The pool that a dataset is in (`dsl_pool_t`), and its lock: no dataset comes, goes or is renamed meanwhile.
 *
 * @throws EngineFailure ENOENT
 */
export function holdPool(name: string): Held {
  return held((out) => dsl_pool_hold(name, TAG, out), dsl_pool_rele);
}

/**
 * A dataset or snapshot of a pool that is held (`dsl_dataset_t`).
 *
 * @throws EngineFailure ENOENT; EXDEV (of another pool)
 */
export function holdDataset({ pointer }: Held, name: string): Held {
  return held((out) => dsl_dataset_hold(pointer, name, TAG, out), dsl_dataset_rele);
}

/**
 * A dataset or snapshot of a pool that is held, by its number.
 *
 * @throws EngineFailure ENOENT, EINVAL (something else has the number)
 */
export function holdDatasetById({ pointer }: Pick<Held, 'pointer'>, object: bigint): Held {
  return held((out) => dsl_dataset_hold_obj(pointer, object, TAG, out), dsl_dataset_rele);
}

/**
 * Number of a dataset or snapshot in its pool.
 *
 * @throws EngineFailure ENOENT
 */
export function datasetObject(name: string): bigint {
  using objset = holdObjset(name);
  return dmu_objset_id(objset.pointer);
}

function held(hold: (out: BigUint64Array) => number, release: (held: Pointer, tag: Pointer) => void): Held {
  const out = new BigUint64Array(1);
  check(hold(out));
  const pointer = out[0] ?? NULL;
  return { pointer, [Symbol.dispose]: () => release(pointer, TAG) };
}
