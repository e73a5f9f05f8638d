import { ZfsError } from '../src/ioctl/index.ts';
import { decodeCacheFile, encodeCacheFile } from '../src/zfs/pool/cache-file.ts';
import { leavesOf } from '../src/zfs/pool/import-candidate.ts';
import { candidateOfConfig } from '../src/zfs/pool/importable-pool.ts';

/** Any bytes as a cache file: refused with a ZfsError that has a code, or read, and written again with the same pools. */
export function fuzz(data: Uint8Array): void {
  let pools: ReturnType<typeof decodeCacheFile>;
  try {
    pools = decodeCacheFile(Uint8Array.from(data));
  } catch (error) {
    if (error instanceof ZfsError && error.code === 'ZFSKIT_BAD_CACHE_FILE') return;
    throw error;
  }
  for (const { config } of pools.values()) leavesOf(candidateOfConfig(config).config.getList('vdev_tree'));
  const again = decodeCacheFile(encodeCacheFile(pools.values()));
  for (const { name, guid } of pools.values()) {
    const other = again.get(name);
    if (!other) throw new Error(`${name} is lost`);
    // Of pools with one name the last one stays.
    if (other.guid !== guid && [...pools.values()].filter((pool) => pool.name === name).length === 1)
      throw new Error(`${name} has another guid`);
  }
}
