import { open, readdir } from 'node:fs/promises';
import { ZfsError } from '../ioctl/index.ts';
import { KSTAT_LIMITS } from './kstat-text.ts';

/** Where the kernel keeps its statistics of ZFS. */
const KSTAT_FOLDER = '/proc/spl/kstat/zfs';

/**
 * Reads a statistic's text. `/proc` gives no size beforehand, so it is read until it ends, or is too long.
 *
 * @param path - below {@link KSTAT_FOLDER}, made of checked names
 * @throws ZfsError `ENOENT`, `ZFSKIT_NO_PERMISSION`, `ZFSKIT_REPLY_TOO_LARGE`
 */
export async function readKstat(path: string, limit: number = KSTAT_LIMITS.bytes): Promise<string> {
  try {
    await using file = await open(`${KSTAT_FOLDER}/${path}`, 'r');
    const pieces: Buffer[] = [];
    for (let bytes = 0; ; ) {
      const piece = Buffer.allocUnsafe(1 << 16);
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return Buffer.concat(pieces).toString('utf8');
      bytes += bytesRead;
      if (bytes > limit) throw tooLarge(path, limit);
      pieces.push(piece.subarray(0, bytesRead));
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Names in a folder of statistics. @throws ZfsError `ENOENT`, `ZFSKIT_NO_PERMISSION` */
export async function listKstats(path: string): Promise<string[]> {
  try {
    return await readdir(`${KSTAT_FOLDER}/${path}`);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function tooLarge(subject: string, limit: number): ZfsError {
  const message = `kernel statistic ${subject}: it is longer than ${limit} bytes`;
  return new ZfsError({ code: 'ZFSKIT_REPLY_TOO_LARGE', message, subject });
}

function unreadable(subject: string, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ZfsError({
      code: 'ENOENT',
      message: `there is no kernel statistic ${subject}`,
      subject,
      cause,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    const message = `kernel statistic ${subject} may not be read`;
    return new ZfsError({ code: 'ZFSKIT_NO_PERMISSION', message, subject, cause });
  }
  return cause;
}
