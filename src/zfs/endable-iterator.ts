/**
 * An async iterator whose consumer may leave at any time, also while {@link next} waits: the wait then ends and what the
 * iterator holds is given back. (`return` of a plain async generator waits for the `next` before it.)
 */
export class EndableIterator<T> implements AsyncIterableIterator<T>, AsyncDisposable {
  readonly #leaving = new AbortController();
  readonly #items: AsyncGenerator<T, void, void>;
  readonly #release: () => Promise<void>;
  #released: Promise<void> | undefined;

  /**
   * @param produce - makes the items; has to end soon, with or without an error, when the signal is aborted
   * @param release - gives back what was taken before the first item was asked for; called once
   */
  constructor(
    produce: (leaving: AbortSignal) => AsyncGenerator<T, void, void>,
    release: () => Promise<void> = async () => {},
  ) {
    this.#items = produce(this.#leaving.signal);
    this.#release = release;
  }

  /** The next item. An error ends the iterator, and gives back what it holds. */
  async next(): Promise<IteratorResult<T, undefined>> {
    try {
      const { done, value } = await this.#items.next();
      if (!done) return { done: false, value };
    } catch (error) {
      await this.#end();
      if (!this.#leaving.signal.aborted) throw error;
    }
    await this.#end();
    return { done: true, value: undefined };
  }

  /** Leaves it: a `next` that waits comes to an end, and what the iterator holds is given back. */
  async return(): Promise<IteratorResult<T, undefined>> {
    this.#leaving.abort();
    await this.#items.return();
    await this.#end();
    return { done: true, value: undefined };
  }

  /** `for await` reads it. */
  [Symbol.asyncIterator](): this {
    return this;
  }

  /** `await using` leaves it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #end(): Promise<void> {
    this.#released ??= this.#release();
    return this.#released;
  }
}
