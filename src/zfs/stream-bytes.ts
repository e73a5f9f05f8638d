import type { Writable } from 'node:stream';
import { ZfsError } from '../ioctl/index.ts';

/** Why a wait ended when the other side has already answered and no more bytes are wanted. */
const STOPPED = Symbol('stopped');

/**
 * The bytes of a source that may stall for ever: every wait for it ends when the caller aborts, or when nobody needs the
 * rest any more.
 */
export class StreamBytes {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #signal: AbortSignal | undefined;
  readonly #over = new AbortController();
  readonly #onAbort = () => this.#over.abort(this.#signal?.reason);
  #left: Uint8Array = new Uint8Array();
  #waiting = false;

  constructor(source: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
    this.#chunks = source[Symbol.asyncIterator]();
    this.#signal = signal;
    signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** The next `count` bytes, or fewer where the source ends. Throws the signal's reason. */
  async read(count: number): Promise<Uint8Array> {
    let head = Buffer.alloc(0);
    while (head.length < count) {
      const chunk = await this.#next();
      if (chunk === undefined) break;
      head = Buffer.concat([head, chunk]);
    }
    this.#left = head.subarray(count);
    return head.subarray(0, count);
  }

  /**
   * Writes what is left of the source and ends `target`. Resolves early after {@link stop}; throws what the source
   * throws, or the signal's reason.
   */
  async writeTo(target: Writable): Promise<void> {
    try {
      for (let chunk: Uint8Array | undefined = this.#left; chunk !== undefined; chunk = await this.#next()) {
        if (chunk.length > 0 && !target.write(chunk)) await this.#drained(target);
      }
      await this.#abortable(new Promise<void>((resolve) => target.end(resolve)));
    } catch (error) {
      if (error !== STOPPED) throw error;
    }
  }

  /** Ends all waiting: the rest of the source is not needed. */
  stop(): void {
    this.#over.abort(STOPPED);
  }

  /** Tells the source that nothing more is read from it; one that is stalled is not waited for. */
  async close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#onAbort);
    const returned = Promise.resolve(this.#chunks.return?.());
    if (this.#waiting) returned.catch(() => {});
    else await returned;
  }

  async #next(): Promise<Uint8Array | undefined> {
    this.#waiting = true;
    const next = this.#chunks.next();
    const settled = () => {
      this.#waiting = false;
    };
    next.then(settled, settled);
    const { done, value } = await this.#abortable(next);
    if (done) return undefined;
    if (value instanceof Uint8Array) return value;
    throw new ZfsError({ code: 'ZFSKIT_BAD_STREAM', message: 'the source does not give bytes (Uint8Array)' });
  }

  async #drained(target: Writable): Promise<void> {
    let onReady = () => {};
    const ready = new Promise<void>((resolve) => {
      onReady = resolve;
    });
    target.once('drain', onReady).once('close', onReady);
    try {
      await this.#abortable(ready);
    } finally {
      target.off('drain', onReady).off('close', onReady);
    }
  }

  async #abortable<T>(promise: Promise<T>): Promise<T> {
    const { signal } = this.#over;
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
}
