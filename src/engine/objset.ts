import {
  dmu_objset_disown,
  dmu_objset_hold,
  dmu_objset_hold_flags,
  dmu_objset_own,
  dmu_objset_pool,
  dmu_objset_rele,
  dmu_objset_rele_flags,
} from './bindings/dmu.ts';
import { dmu_objset_ds } from './bindings/dmu-objset.ts';
import { dsl_dataset_long_hold, dsl_dataset_long_rele, dsl_dataset_rele } from './bindings/dsl-dataset.ts';
import { dsl_pool_rele } from './bindings/dsl-pool.ts';
import { check } from './engine-failure.ts';
import { NULL, type Pointer } from './libzpool.ts';
import { TAG } from './open-pool.ts';

/** `dmu_objset_type_t`. */
export const OBJSET_TYPE = { filesystem: 2, volume: 3 } as const;

/** An objset that is held, with its pool's configuration: nothing is written to the pool until it is given up. */
export interface HeldObjset extends Disposable {
  readonly pointer: Pointer;
}

/**
 * Holds the objset of a dataset or snapshot.
 *
 * @throws EngineFailure ENOENT
 */
export function holdObjset(name: string): HeldObjset {
  const out = new BigUint64Array(1);
  check(dmu_objset_hold(name, TAG, out));
  const pointer = out[0] ?? NULL;
  return { pointer, [Symbol.dispose]: () => dmu_objset_rele(pointer, TAG) };
}

/**
 * The same with its key, so that what is encrypted can be read.
 *
 * @throws EngineFailure ENOENT; EACCES, when the key is not loaded
 */
export function holdDecrypted(name: string): HeldObjset {
  const out = new BigUint64Array(1);
  check(dmu_objset_hold_flags(name, 1, TAG, out));
  const pointer = out[0] ?? NULL;
  return { pointer, [Symbol.dispose]: () => dmu_objset_rele_flags(pointer, 1, TAG) };
}

/** An objset that nobody else may change. Dispose of it. */
export interface OwnedObjset extends Disposable {
  readonly pointer: Pointer;
}

/**
 * Owns the objset of a dataset, to change it.
 *
 * @param type - {@link OBJSET_TYPE} that it must have
 * @throws EngineFailure ENOENT; EINVAL, when it is of another type; EBUSY, when somebody owns it; EROFS; EACCES
 */
export function ownObjset(name: string, type: number): OwnedObjset {
  const out = new BigUint64Array(1);
  check(dmu_objset_own(name, type, 0, 1, TAG, out));
  const pointer = out[0] ?? NULL;
  return { pointer, [Symbol.dispose]: () => dmu_objset_disown(pointer, 1, TAG) };
}

/**
 * Keeps the objset of a dataset from going, whoever owns it, as `zil_suspend` in `zil.c` does: unlike one that is held it can be
 * changed. Dispose of it.
 *
 * @throws EngineFailure ENOENT
 */
export function keepObjset(name: string): OwnedObjset {
  const out = new BigUint64Array(1);
  check(dmu_objset_hold(name, TAG, out));
  const pointer = out[0] ?? NULL;
  const dataset = dmu_objset_ds(pointer);
  dsl_dataset_long_hold(dataset, TAG);
  dsl_pool_rele(dmu_objset_pool(pointer), TAG);
  return {
    pointer,
    [Symbol.dispose]: () => {
      dsl_dataset_long_rele(dataset, TAG);
      dsl_dataset_rele(dataset, TAG);
    },
  };
}
