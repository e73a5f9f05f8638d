/**
 * An abort signal that follows several others, all of which may outlive it: {@link end} lets go of them. (AbortSignal.any
 * keeps what it made for as long as its sources live.)
 */
export class JoinedAbort {
  readonly #controller = new AbortController();
  readonly #followed: (readonly [AbortSignal, () => void])[] = [];

  constructor(...signals: readonly (AbortSignal | undefined)[]) {
    for (const signal of signals) {
      if (!signal) continue;
      const onAbort = () => this.#controller.abort(signal.reason);
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
      this.#followed.push([signal, onAbort]);
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  abort(reason: unknown): void {
    this.#controller.abort(reason);
  }

  /** What the promise comes to, or, as soon as the signal is aborted, a rejection with its reason. */
  async race<T>(promise: Promise<T>): Promise<T> {
    const { signal } = this;
    let onAbort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason);
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([aborted, promise]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Stops following the others. */
  end(): void {
    for (const [signal, onAbort] of this.#followed.splice(0)) signal.removeEventListener('abort', onAbort);
  }
}
