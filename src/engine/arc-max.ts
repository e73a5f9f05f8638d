import { totalmem } from 'node:os';
import { ZfsError } from '../ioctl/index.ts';

/** The least that the ARC can be told to keep to (`MIN_ARC_MAX`, `module/zfs/arc.c`). */
const LEAST = 64 << 20;
const DEFAULT = 256 << 20;

/** In userspace OpenZFS counts half of the machine's memory as all that there is, and passes over a bound that is not below it. */
const half = () => Math.floor(totalmem() / 2);

/**
 * Bytes that the ARC may hold.
 *
 * @param bytes - what was asked for; 256 MiB when undefined, less on a machine that has little
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`: OpenZFS would not keep to it
 */
export function arcMaxFor(bytes: number | undefined): number {
  if (bytes === undefined) return Math.max(LEAST, Math.min(DEFAULT, Math.floor(half() / 2)));
  if (Number.isInteger(bytes) && bytes >= LEAST && bytes < half()) return bytes;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `arcMax is ${bytes}; it is a number of bytes from ${LEAST} to less than ${half()}, half of this machine's memory`,
  });
}
