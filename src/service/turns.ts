import type { ZfsError } from '../ioctl/index.ts';

/** A request that waits for its turn. */
interface Waiting {
  readonly bytes: number;
  readonly go: () => void;
  readonly fail: (error: unknown) => void;
}

/** Keeps the requests under way below the limits of a service. One request alone may take more bytes than all together. */
export class Turns {
  readonly #maxRequests: number;
  readonly #maxBytes: number;
  readonly #waiting: Waiting[] = [];
  #requests = 0;
  #bytes = 0;

  constructor(maxRequests: number, maxBytes: number) {
    this.#maxRequests = maxRequests;
    this.#maxBytes = maxBytes;
  }

  /**
   * Takes a turn.
   *
   * @returns undefined where it was free, else what waits for it; that throws the signal's reason
   */
  take(bytes: number): ((signal: AbortSignal | undefined) => Promise<void>) | undefined {
    if (this.#waiting.length === 0 && this.#fits(bytes)) {
      this.#enter(bytes);
      return undefined;
    }
    return (signal) =>
      new Promise((resolve, reject) => {
        const onAbort = () => {
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          reject(signal?.reason);
          this.#next();
        };
        const go = () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        };
        const fail = (error: unknown) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        };
        const waiting = { bytes, go, fail };
        this.#waiting.push(waiting);
        signal?.addEventListener('abort', onAbort, { once: true });
      });
  }

  /** Gives a turn back. */
  leave(bytes: number): void {
    this.#requests--;
    this.#bytes -= bytes;
    this.#next();
  }

  /** There will be no more turns. */
  end(error: ZfsError): void {
    for (const { fail } of this.#waiting.splice(0)) fail(error);
  }

  #next(): void {
    for (let first = this.#waiting[0]; first && this.#fits(first.bytes); first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#enter(first.bytes);
      first.go();
    }
  }

  #enter(bytes: number): void {
    this.#requests++;
    this.#bytes += bytes;
  }

  #fits(bytes: number): boolean {
    return (
      this.#requests === 0 || (this.#requests < this.#maxRequests && this.#bytes + bytes <= this.#maxBytes)
    );
  }
}
