import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { withAlignedBuffer } from './aligned-buffer.ts';
import { LabelError } from './error.ts';

/** A device that is open for reading. */
export interface OpenDevice {
  readonly handle: FileHandle;
  /** As it was given; a descriptor's number where a handle was given. */
  readonly path: string;
  readonly sizeBytes: number;
  /** The same for every path to one device or file. */
  readonly identity: string;
}

/** Largest size that is searched for by reading. */
const LARGEST_BYTES = 2 ** 52;

/** The end is searched for in steps that any sector size divides; labels begin at multiples of 256 KiB. */
const BLOCK_BYTES = 8192;

/**
 * Opens a regular file or block device for reading, past the page cache where that is possible: what the cache holds of a
 * device that a pool has open may be old. Nothing else is opened: a FIFO would wait, a character device may act.
 *
 * @throws LabelError
 */
export async function openDevice(path: string): Promise<OpenDevice> {
  const before = await statOf(path, () => stat(path, { bigint: true }));
  identityOf(path, before);
  const handle = await openRead(path, before.isBlockDevice());
  try {
    return await deviceOf(handle, path);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * A device that the caller has open, and closes.
 *
 * @throws LabelError
 */
export async function deviceOf(handle: FileHandle, path = `descriptor ${handle.fd}`): Promise<OpenDevice> {
  const stats = await statOf(path, () => handle.stat({ bigint: true }));
  const identity = identityOf(path, stats);
  const sizeBytes = stats.isFile() ? Number(stats.size) : await blockDeviceBytes(handle, path, stats.rdev);
  return { handle, path, sizeBytes, identity };
}

/**
 * What tells devices apart, whatever their paths.
 *
 * @throws LabelError `LABEL_NOT_A_DEVICE`
 */
function identityOf(path: string, stats: BigIntStats): string {
  if (stats.isBlockDevice()) return `block ${stats.rdev}`;
  if (stats.isFile()) return `file ${stats.dev}:${stats.ino}`;
  throw new LabelError('LABEL_NOT_A_DEVICE', path, 'neither a regular file nor a block device');
}

async function statOf(path: string, ask: () => Promise<BigIntStats>): Promise<BigIntStats> {
  try {
    return await ask();
  } catch (cause) {
    throw new LabelError('LABEL_CANNOT_OPEN', path, (cause as Error).message, cause);
  }
}

async function openRead(path: string, direct: boolean): Promise<FileHandle> {
  // Not to wait, should the path have become a FIFO.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  try {
    if (!direct) return await open(path, flags);
    return await open(path, flags | constants.O_DIRECT).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EINVAL') throw error;
      return open(path, flags);
    });
  } catch (cause) {
    throw new LabelError('LABEL_CANNOT_OPEN', path, (cause as Error).message, cause);
  }
}

/** Size in bytes: the kernel tells it in sectors of 512 bytes in sysfs; where that is not mounted, reading finds the end. */
async function blockDeviceBytes(handle: FileHandle, path: string, rdev: bigint): Promise<number> {
  const major = ((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & ~0xfffn);
  const minor = (rdev & 0xffn) | ((rdev >> 12n) & ~0xffn & 0xffff_ffffn);
  const sectors = await readFile(`/sys/dev/block/${major}:${minor}/size`, 'utf8').catch(() => undefined);
  if (sectors !== undefined && /^\d+\s*$/.test(sectors)) return Number(sectors) * 512;
  return findEnd(handle, path);
}

async function findEnd(handle: FileHandle, path: string): Promise<number> {
  try {
    return await withAlignedBuffer(async (buffer) => {
      const readable = async (block: number) =>
        (await handle.read(buffer, 0, BLOCK_BYTES, block * BLOCK_BYTES)).bytesRead > 0;
      let [low, high] = [0, 1];
      while (high * BLOCK_BYTES < LARGEST_BYTES && (await readable(high))) [low, high] = [high, high * 2];
      while (low + 1 < high) {
        const middle = low + Math.floor((high - low) / 2);
        if (await readable(middle)) low = middle;
        else high = middle;
      }
      return high * BLOCK_BYTES;
    });
  } catch (cause) {
    throw new LabelError('LABEL_NO_SIZE', path, (cause as Error).message, cause);
  }
}
