/** The time of day, in nanoseconds since 1970, that never goes back. */
export class Clock {
  readonly #start: bigint;

  constructor() {
    this.#start = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
  }

  now(): bigint {
    return this.#start + process.hrtime.bigint();
  }
}
