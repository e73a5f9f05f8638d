import {
  dmu_objset_disown,
  dmu_objset_hold,
  dmu_objset_hold_flags,
  dmu_objset_own,
  dmu_objset_rele,
  dmu_objset_rele_flags,
} from './bindings/dmu.ts';
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
