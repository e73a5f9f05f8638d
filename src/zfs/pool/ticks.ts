import { setTimeout as delay } from 'node:timers/promises';
import { ZfsError } from '../../ioctl/index.ts';

/** Longest interval that a timer of Node takes, in seconds. */
const MAX_SECONDS = 2 ** 31 / 1000 - 1;

/**
 * Checks an interval.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function checkInterval(seconds: number): number {
  if (typeof seconds === 'number' && seconds >= 0.01 && seconds <= MAX_SECONDS) return seconds;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `an interval is 0.01 to ${Math.floor(MAX_SECONDS)} seconds, not ${seconds}`,
  });
}

/** Waits for the rest of an interval that began at `since` (`performance.now()`). @throws the signal's reason */
export async function restOfInterval(
  seconds: number,
  since: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const milliseconds = Math.max(seconds * 1000 - (performance.now() - since), 0);
  try {
    await delay(milliseconds, undefined, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
