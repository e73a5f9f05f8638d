import { ZfsError } from '../zfs/index.ts';

const UNITS = 'kmg';

/**
 * A size that a volume can have: the next multiple of its block size, in bytes.
 *
 * @param blockSize - bytes, or `8k`, `16K` and the like
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for what is no size
 */
export function generateZvolSize(capacityBytes: number | string, blockSize: number | string): number {
  const match = /^(\d+)([kmg])?$/i.exec(String(blockSize));
  const unit = match?.[2] === undefined ? 0 : UNITS.indexOf(match[2].toLowerCase()) + 1;
  const block = Number(match?.[1]) * 1024 ** unit;
  const capacity = Number(capacityBytes);
  if (!(block > 0) || !Number.isFinite(capacity) || capacity < 0) {
    const message = `no size of a volume: ${String(capacityBytes)} in blocks of ${String(blockSize)}`;
    throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
  }
  return block * Math.ceil(capacity / block);
}
