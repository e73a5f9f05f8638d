import { kernel_init } from './bindings/spa.ts';
import { addressOfSymbol } from './libzpool.ts';
import { allocate, memoryAt, setUint64At } from './memory.ts';

/** `SPA_MODE_READ | SPA_MODE_WRITE` (`include/sys/spa.h`). */
const READ_AND_WRITE = 3;

/** The least that the ARC can be told to shrink to: `2 << SPA_MAXBLOCKSHIFT`. */
const LEAST_ARC_MIN = 32 << 20;

/** What waits to be written is in the ARC too. With half of the ARC full of it writers wait for a whole txg; they are to be slowed down before. */
const ARC_PER_DIRTY = 4;

/**
 * Starts OpenZFS in this process, once. Pools of the cache file are known from then on, and opened when they are asked for, as
 * after the start of a machine.
 *
 * @param cacheFile - where imported pools are remembered (`spa_config_path`)
 * @param arcMax - bytes that the ARC may hold (`zfs_arc_max`): without a bound it takes up to half of this machine's memory
 */
export function startKernel(cacheFile: string, arcMax: number): void {
  // Never given back: the library keeps it.
  const path = allocate(Buffer.byteLength(cacheFile) + 1);
  memoryAt(path, Buffer.byteLength(cacheFile)).set(Buffer.from(cacheFile));
  setUint64At(addressOfSymbol('spa_config_path'), path);
  setUint64At(addressOfSymbol('zfs_arc_min'), BigInt(LEAST_ARC_MIN));
  setUint64At(addressOfSymbol('zfs_arc_max'), BigInt(arcMax));
  setUint64At(addressOfSymbol('zfs_dirty_data_max'), BigInt(Math.floor(arcMax / ARC_PER_DIRTY)));
  kernel_init(READ_AND_WRITE);
}
