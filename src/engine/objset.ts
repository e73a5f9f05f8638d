import { LINUX_ERRNO } from '../ioctl/index.ts';
import {
  dmu_objset_hold,
  dmu_objset_hold_flags,
  dmu_objset_pool,
  dmu_objset_rele,
  dmu_objset_rele_flags,
  dmu_objset_type,
} from './bindings/dmu.ts';
import { dmu_objset_ds } from './bindings/dmu-objset.ts';
import {
  dsl_dataset_long_hold,
  dsl_dataset_long_rele,
  dsl_dataset_rele_flags,
} from './bindings/dsl-dataset.ts';
import { dsl_pool_rele } from './bindings/dsl-pool.ts';
import { check, EngineFailure } from './engine-failure.ts';
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

/** An objset that does not go. Dispose of it. */
export interface KeptObjset extends Disposable {
  readonly pointer: Pointer;
}

/**
 * Keeps the objset of a dataset from going, to change it, whoever owns it, as `zil_suspend` in `zil.c` does. It is not owned:
 * libzpool would begin to upgrade the accounts of a filesystem on a thread of its own, whose end nobody waits for there
 * (`dmu_objset_upgrade_stop` in `dmu_objset.c`; `taskq_cancel_id` of libzpool cancels nothing), and go on with it when the objset is gone.
 *
 * @param type - {@link OBJSET_TYPE} that it must have
 * @throws EngineFailure ENOENT; EINVAL, when it is of another type; EACCES, when the key is not loaded
 */
export function keepObjset(name: string, type: number): KeptObjset {
  const out = new BigUint64Array(1);
  check(dmu_objset_hold_flags(name, 1, TAG, out));
  const pointer = out[0] ?? NULL;
  if (dmu_objset_type(pointer) !== type) {
    dmu_objset_rele_flags(pointer, 1, TAG);
    throw new EngineFailure(LINUX_ERRNO.EINVAL);
  }
  const dataset = dmu_objset_ds(pointer);
  dsl_dataset_long_hold(dataset, TAG);
  dsl_pool_rele(dmu_objset_pool(pointer), TAG);
  return {
    pointer,
    [Symbol.dispose]: () => {
      dsl_dataset_long_rele(dataset, TAG);
      dsl_dataset_rele_flags(dataset, 1, TAG);
    },
  };
}
