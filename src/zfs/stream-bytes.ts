import { Readable, type Writable } from 'node:stream';
import { JoinedAbort, ZfsError } from '../ioctl/index.ts';

/** Why a wait ended when the other side has already answered and no more bytes are wanted. */
const STOPPED = Symbol('stopped');

/**
 * The bytes of a source that may stall for ever: every wait for it ends when one of the signals is aborted, or when nobody
 * needs the rest any more.
 */
export class StreamBytes {
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #abort: JoinedAbort;
  #left: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>, ...signals: readonly (AbortSignal | undefined)[]) {
    this.#source = source;
    // Its iterator listens from the first read on; what fails before is told by that read, and not uncaught.
    if (source instanceof Readable) source.on('error', () => {});
    this.#chunks = source[Symbol.asyncIterator]();
    this.#abort = new JoinedAbort(...signals);
  }

  /** Aborted when nothing more is wanted of the source. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The next `count` bytes, or fewer where the source ends. Throws the reason when aborted. */
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
   * throws, or the reason when aborted.
   */
  async writeTo(target: Writable): Promise<void> {
    try {
      for (let chunk: Uint8Array | undefined = this.#left; chunk !== undefined; chunk = await this.#next()) {
        if (chunk.length > 0 && !target.write(chunk)) await this.#drained(target);
      }
      await this.#abort.race(new Promise<void>((resolve) => target.end(() => resolve())));
    } catch (error) {
      if (error !== STOPPED) throw error;
    }
  }

  /** Ends all waiting: the rest of the source is not needed. */
  stop(): void {
    this.#abort.abort(STOPPED);
  }

  /**
   * Tells the source that nothing more is read from it. Neither waits for it, since it may have stalled, nor fails with
   * it, since what came of its bytes is known by now.
   */
  close(): void {
    this.#abort.end();
    if (this.#source instanceof Readable) this.#source.destroy();
    else Promise.resolve(this.#chunks.return?.()).catch(() => {});
  }

  async #next(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#abort.race(this.#chunks.next());
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
      await this.#abort.race(ready);
    } finally {
      target.off('drain', onReady).off('close', onReady);
    }
  }
}
