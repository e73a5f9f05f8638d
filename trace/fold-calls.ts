import { HeldCalls } from './held-calls.ts';
import type { ListPlace, TracedCall } from './traced-call.ts';
import { wasTooSmall } from './was-too-small.ts';

/**
 * Makes one call out of those with which a program looks for a buffer that is large enough: the kernel answers ENOMEM until it
 * is, and libzfs then offers what `zc_nvlist_dst_size` asks for (`zcmd_expand_dst_nvlist` in OpenZFS `lib/libzfs/libzfs_util.c`),
 * libzfs_core twice as much (`lzc_ioctl_impl` in `lib/libzfs_core/libzfs_core.c`).
 *
 * A call that changes nothing and ended with ENOMEM is held until the next one of its thread. When that is the same ioctl about
 * the same subject, with the same lists and more room, the two become one: `attempts` and `durationNs` are summed, `seq` and
 * `at` are those of the first, all else is of the last. Of more than 256 calls, or 64 MiB, the oldest are not held any longer.
 */
export class FoldCalls {
  readonly #held = new HeldCalls<TracedCall>();

  /** How many calls are held. */
  get size(): number {
    return this.#held.size;
  }

  /** Takes the next call, and gives those that are complete, in order. */
  push(call: TracedCall): TracedCall[] {
    const held = this.#held.take(call.tid);
    const isRepeat = held !== undefined && repeats(held, call);
    const latest = isRepeat ? fold(held, call) : call;
    const done = held && !isRepeat ? [held] : [];
    return wasTooSmall(call)
      ? [...done, ...this.#held.hold(call.tid, latest, bytesOf(latest))]
      : [...done, latest];
  }

  /**
   * Gives the calls that are held, in order.
   *
   * @param before - nanoseconds since 1970: only those that ended before; all when left out
   */
  flush(before?: bigint): TracedCall[] {
    return this.#held.takeOldest((call) => before === undefined || endOf(call) < before);
  }

  /** Gives the calls of a process that are held, in order: something else has happened to it since. */
  flushProcess(pid: number): TracedCall[] {
    return this.#held.takeAll((call) => call.pid === pid);
  }
}

function endOf({ at, durationNs }: TracedCall): bigint {
  return at + (durationNs ?? 0n);
}

function bytesOf({ lists, history }: TracedCall): number {
  return lists.reduce((sum, { bytes }) => sum + bytes.length, history?.length ?? 0);
}

function repeats(first: TracedCall, next: TracedCall): boolean {
  return (
    first.request === next.request &&
    first.pid === next.pid &&
    first.subject === next.subject &&
    first.dstRoom < next.dstRoom &&
    sameBytes(first, next, 'zc_nvlist_src') &&
    sameBytes(first, next, 'zc_nvlist_conf')
  );
}

function sameBytes(a: TracedCall, b: TracedCall, place: ListPlace): boolean {
  const [left, right] = [a, b].map(({ lists }) => lists.find((list) => list.place === place));
  if (!left || !right) return left === right;
  return left.size === right.size && Buffer.compare(left.bytes, right.bytes) === 0;
}

function fold(first: TracedCall, last: TracedCall): TracedCall {
  return {
    ...last,
    seq: first.seq,
    at: first.at,
    attempts: first.attempts + last.attempts,
    durationNs: last.durationNs === undefined ? undefined : (first.durationNs ?? 0n) + last.durationNs,
  };
}
