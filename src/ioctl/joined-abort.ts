/** What an abort can follow. */
type AbortSource = AbortSignal | JoinedAbort | undefined;

/**
 * An abort that follows several others, all of which may outlive it: {@link end} lets go of them. (AbortSignal.any keeps
 * what it made for as long as its sources live, and an AbortController costs more than a short ioctl.)
 */
export class JoinedAbort {
  readonly #stopFollowing: (() => void)[] = [];
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  #reason: unknown;
  #controller: AbortController | undefined;

  constructor(...sources: readonly AbortSource[]) {
    for (const source of sources) {
      if (!source) continue;
      const onAbort = () => this.abort(source.reason);
      if (source instanceof JoinedAbort) {
        this.#stopFollowing.push(source.listen(onAbort));
      } else if (source.aborted) {
        onAbort();
      } else {
        source.addEventListener('abort', onAbort, { once: true });
        this.#stopFollowing.push(() => source.removeEventListener('abort', onAbort));
      }
    }
  }

  /** Whether it is aborted. */
  get aborted(): boolean {
    return this.#aborted;
  }

  /** Why it was aborted. */
  get reason(): unknown {
    return this.#reason;
  }

  /** The same as an AbortSignal, for whoever needs one. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#aborted) this.#controller.abort(this.#reason);
    return this.#controller.signal;
  }

  /** Aborts, the first time. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    this.#controller?.abort(reason);
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }

  /** Throws the reason where it is aborted. */
  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }

  /**
   * Calls a listener once when aborted; at once where that has happened already.
   *
   * @returns takes the listener away
   */
  listen(listener: () => void): () => void {
    if (this.#aborted) listener();
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the promise comes to, or, as soon as this is aborted, a rejection with the reason. */
  async race<T>(promise: Promise<T>): Promise<T> {
    let ignore = () => {};
    const aborted = new Promise<never>((_, reject) => {
      ignore = this.listen(() => reject(this.#reason));
    });
    try {
      return await Promise.race([aborted, promise]);
    } finally {
      ignore();
    }
  }

  /** Stops following the others. */
  end(): void {
    for (const stop of this.#stopFollowing.splice(0)) stop();
  }
}
