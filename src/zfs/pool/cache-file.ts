import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ZfsError } from '../../ioctl/index.ts';
import { decode, encode, Nvlist } from '../../nvlist/index.ts';
import { leavesOf } from './import-candidate.ts';
import { candidateOfConfig } from './importable-pool.ts';
import type { PoolConfig } from './pools.ts';

/** Where the kernel keeps the configurations of imported pools unless a pool's `cachefile` says otherwise (`ZPOOL_CACHE`). */
export const DEFAULT_CACHE_FILE = '/etc/zfs/zpool.cache';

/** Largest cache file that is read, in bytes: a pool of a thousand disks takes about half a MiB. */
const MAX_CACHE_FILE_BYTES = 64 << 20;

/** Depth and number of pairs of what is read. */
const LIMITS = { maxDepth: 20, maxPairs: 2_000_000 } as const;

/**
 * Takes a cache file apart: pools by name. Source: `spa_write_cachefile` in `module/zfs/spa_config.c`.
 *
 * @throws ZfsError `ZFSKIT_BAD_CACHE_FILE`
 */
export function decodeCacheFile(bytes: Uint8Array, path = 'cache file'): Map<string, PoolConfig> {
  try {
    const pools = new Map<string, PoolConfig>();
    for (const pair of decode(bytes, LIMITS)) {
      if (pair.type !== 'nvlist') throw new Error(`${JSON.stringify(pair.name)} is no configuration`);
      const config = pair.value;
      const { name, guid } = candidateOfConfig(config);
      for (const leaf of leavesOf(config.getList('vdev_tree'))) leaf.findString('path');
      pools.set(pair.name, { name, guid, config });
    }
    return pools;
  } catch (cause) {
    throw badFile(path, (cause as Error).message, cause);
  }
}

/** The bytes of a cache file with these pools. */
export function encodeCacheFile(pools: Iterable<PoolConfig>): Uint8Array {
  const list = new Nvlist();
  for (const { name, config } of pools) list.set(name, { type: 'nvlist', value: config });
  return encode(list);
}

/**
 * Reads a cache file, such as {@link DEFAULT_CACHE_FILE}: pools by name. Needs no ZFS.
 *
 * @throws ZfsError `ZFSKIT_BAD_CACHE_FILE` (not a regular file, too large, damaged); the system's error
 */
export async function readCacheFile(path: string = DEFAULT_CACHE_FILE): Promise<Map<string, PoolConfig>> {
  await using handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const stats = await handle.stat();
  if (!stats.isFile()) throw badFile(path, 'not a regular file');
  if (stats.size > MAX_CACHE_FILE_BYTES)
    throw badFile(path, `${stats.size} bytes, more than ${MAX_CACHE_FILE_BYTES}`);
  const bytes = new Uint8Array(stats.size);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return decodeCacheFile(bytes.subarray(0, done), path);
}

/**
 * Writes a cache file: a new file beside it takes its place when it is on disk, so that a reader finds the old one or the new
 * one, whole. Do not write to the file that the kernel keeps for imported pools: it does not read it again, and overwrites it.
 *
 * @throws the system's error
 */
export async function writeCacheFile(path: string, pools: Iterable<PoolConfig>): Promise<void> {
  const bytes = encodeCacheFile(pools);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    {
      await using handle = await open(temporary, 'wx', 0o644);
      await handle.writeFile(bytes);
      await handle.sync();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await using folder = await open(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
  await folder.sync();
}

function badFile(path: string, why: string, cause?: unknown): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_BAD_CACHE_FILE',
    message: `${path}: not a cache file of pools: ${why}`,
    subject: path,
    cause,
  });
}
