import { spa_close, spa_open } from './bindings/spa.ts';
import { check } from './engine-failure.ts';
import { NULL, type Pointer } from './libzpool.ts';
import { addressOf } from './memory.ts';

/** What holds are tagged with: only its address matters (`FTAG` in OpenZFS). */
const tagBytes = new Uint8Array(16);

/** The tag of this thread's holds. */
export const TAG: Pointer = addressOf(tagBytes);

/** An open pool (`spa_t`). Dispose of it before the ioctl ends. */
export interface OpenPool extends Disposable {
  readonly pointer: Pointer;
}

/**
 * Opens an imported pool.
 *
 * @throws EngineFailure ENOENT, or whatever keeps it from being opened
 */
export function openPool(name: string): OpenPool {
  const out = new BigUint64Array(1);
  check(spa_open(name, out, TAG));
  const pointer = out[0] ?? NULL;
  return { pointer, [Symbol.dispose]: () => spa_close(pointer, TAG) };
}
