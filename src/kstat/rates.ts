import { ZfsError } from '../ioctl/index.ts';
import type { NamedKstat } from './kstat-text.ts';

/**
 * What changed each second between two readings of one statistic, by counter. A gauge that fell (the size of the cache)
 * has a negative rate, a counter that wrapped at 2^64 the right one.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when `after` was not read later than `before`, or one of them counts anew:
 *   the module was loaded again, or the pool was imported again
 */
export function rates<N extends string>(
  before: NamedKstat<N>,
  after: NamedKstat<N>,
): Readonly<Record<N, number>> & Readonly<Record<string, number | undefined>> {
  const nanoseconds = after.takenNanoseconds - before.takenNanoseconds;
  if (nanoseconds <= 0n) throw refuse('the second statistic was not read later than the first');
  if (after.createdNanoseconds !== before.createdNanoseconds)
    throw refuse('the second statistic counts from another moment than the first');
  const seconds = Number(nanoseconds) / 1e9;
  const result: Record<string, number> = Object.create(null);
  for (const [name, value] of Object.entries(after.counters)) {
    const earlier = before.counters[name];
    if (value === undefined || earlier === undefined) continue;
    result[name] = Number(BigInt.asIntN(64, value - earlier)) / seconds;
  }
  return result as Record<N, number>;
}

function refuse(message: string): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
