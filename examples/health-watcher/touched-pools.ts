import type { ZfsEvent } from 'zfskit';

/** What happened since the last look. */
export interface Touched {
  /** Classes of events, by the pool that they are of. */
  readonly events: ReadonlyMap<string, ReadonlySet<string>>;
  /** Events were lost: whatever pool may have changed. */
  readonly missed: boolean;
}

/** Pools that events tell of, until somebody looks at them. */
export class TouchedPools {
  #events = new Map<string, Set<string>>();
  #missed = false;
  #failure: { readonly reason: unknown } | undefined;
  #wake = () => {};

  /** Takes in events until they end or fail. */
  async follow(events: AsyncIterable<ZfsEvent>): Promise<void> {
    try {
      for await (const event of events) this.#add(event);
    } catch (reason) {
      this.#failure = { reason };
    }
    this.#wake();
  }

  /**
   * Waits for an event, no longer than so many milliseconds, and then for those that come right behind it.
   *
   * @throws what the events failed with
   */
  async wait(ms: number, settleMs: number): Promise<Touched> {
    if (this.#events.size === 0 && !this.#missed) await this.#pause(ms);
    if (this.#events.size > 0 && !this.#failure)
      await new Promise((resolve) => setTimeout(resolve, settleMs));
    if (this.#failure) throw this.#failure.reason;
    const touched = { events: this.#events, missed: this.#missed };
    this.#events = new Map();
    this.#missed = false;
    return touched;
  }

  async #pause(ms: number): Promise<void> {
    if (this.#failure) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** What is done to datasets is no matter of health. */
  #add(event: ZfsEvent): void {
    if (event.missed > 0n) this.#missed = true;
    if (event.pool !== undefined && event.class !== 'sysevent.fs.zfs.history_event') {
      const classes = this.#events.get(event.pool) ?? new Set();
      this.#events.set(event.pool, classes.add(event.className));
    } else if (!this.#missed) return;
    this.#wake();
  }
}
