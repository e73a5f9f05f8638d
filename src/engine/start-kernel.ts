import { kernel_init } from './bindings/spa.ts';
import { addressOfSymbol } from './libzpool.ts';
import { allocate, memoryAt, setUint64At } from './memory.ts';

/** `SPA_MODE_READ | SPA_MODE_WRITE` (`include/sys/spa.h`). */
const READ_AND_WRITE = 3;

/**
 * Starts OpenZFS in this process, once. Pools of the cache file are known from then on, and opened when they are asked for, as
 * after the start of a machine.
 *
 * @param cacheFile - where imported pools are remembered (`spa_config_path`)
 */
export function startKernel(cacheFile: string): void {
  // Never given back: the library keeps it.
  const path = allocate(Buffer.byteLength(cacheFile) + 1);
  memoryAt(path, Buffer.byteLength(cacheFile)).set(Buffer.from(cacheFile));
  setUint64At(addressOfSymbol('spa_config_path'), path);
  kernel_init(READ_AND_WRITE);
}
