/** What is done to a range: the first word of an operation. */
export const OPERATION = { read: 0n, write: 1n, discard: 2n } as const;

/** Words of an operation: what, offset, length, address of the bytes. */
export const OPERATION_WORDS = 4;

/** In the place of an errno: the range lies beyond the end of the volume. */
export const BEYOND_END = -1;

/** What a batch came to. */
export interface BatchOutcome {
  /** For each operation: 0, an errno, or {@link BEYOND_END}. */
  readonly errnos: readonly number[];
  /** Last transaction group with changes that are not in the log; 0n for none. */
  readonly unlogged: bigint;
}
