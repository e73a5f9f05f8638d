/** A range that something is done to. */
export interface RangeJob {
  /** First byte, and the one behind the last. */
  readonly from: bigint;
  readonly to: bigint;
  /** It changes what is in the range. */
  readonly changes: boolean;
  /** Bytes that it moves. */
  readonly weight: number;
}

/** What goes into one batch at most: jobs, and bytes beyond which no further job is added. */
const BATCH_JOBS = 64;
const BATCH_BYTES = 4 << 20;

/** Jobs that are looked at for one batch. */
const LOOKED_AT = 256;

/**
 * Jobs in the order in which they came, taken in batches of which several can be under way: two jobs on the same bytes of which
 * one changes them are never in two batches at a time, and never change places.
 */
export class RangeQueue<J extends RangeJob> {
  #waiting: J[] = [];
  readonly #running = new Set<readonly J[]>();

  /** Batches under way. */
  get running(): number {
    return this.#running.size;
  }

  /** Jobs that wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** All jobs that wait or are under way. */
  all(): J[] {
    return [...[...this.#running].flat(), ...this.#waiting];
  }

  add(job: J): void {
    this.#waiting.push(job);
  }

  /** Takes the next batch; undefined where every job has to wait. It counts as under way until {@link RangeQueue.end}. */
  take(): readonly J[] | undefined {
    const batch: J[] = [];
    const inTheWay = [...this.#running].flat();
    const passed: J[] = [];
    let weight = 0;
    let looked = 0;
    for (const job of this.#waiting) {
      if (batch.length === BATCH_JOBS || weight >= BATCH_BYTES || looked === LOOKED_AT) break;
      looked++;
      if (inTheWay.some((other) => conflict(job, other))) {
        passed.push(job);
        inTheWay.push(job);
      } else {
        batch.push(job);
        weight += job.weight;
      }
    }
    if (batch.length === 0) return undefined;
    this.#waiting = [...passed, ...this.#waiting.slice(looked)];
    this.#running.add(batch);
    return batch;
  }

  /** A batch has come to its end. */
  end(batch: readonly J[]): void {
    this.#running.delete(batch);
  }
}

function conflict(one: RangeJob, other: RangeJob): boolean {
  return (one.changes || other.changes) && one.from < other.to && other.from < one.to;
}
