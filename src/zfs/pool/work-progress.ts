/** How far work in the background is. */
export interface WorkProgress {
  /** Bytes. */
  readonly done: bigint;
  readonly total: bigint;
  /** Of what is done, 0 to 1. */
  readonly fraction: number;
  /** Bytes; 0n when it does not run. */
  readonly perSecond: bigint;
  /** Seconds to go at the present rate; undefined where it cannot be said. */
  readonly secondsLeft: bigint | undefined;
}

/** {@link WorkProgress} of work that has done and will do so many bytes at a rate of bytes each second. */
export function workProgress(
  done: bigint,
  total: bigint,
  perSecond: bigint,
  estimable: boolean,
): WorkProgress {
  const left = total > done ? total - done : 0n;
  return {
    done,
    total,
    fraction: fractionOf(done, total),
    perSecond,
    secondsLeft: estimable && perSecond > 0n ? left / perSecond : undefined,
  };
}

/** How much of a total is done, 0 to 1; 0 where there is nothing to do. */
export function fractionOf(done: bigint, total: bigint): number {
  return total === 0n ? 0 : Math.min(Number(done) / Number(total), 1);
}

/** Seconds that something lasted, never less than 1. */
export function elapsedSeconds(since: bigint, now: bigint): bigint {
  return now > since ? now - since : 1n;
}
