import { badFrame } from './payload.ts';
import { PIECE_BYTES, WINDOW_BYTES } from './protocol.ts';

/** Sends a stream's bytes as far as the receiver has room for them. */
export class CreditSender {
  readonly #send: (piece: Uint8Array) => void;
  #credit = WINDOW_BYTES;
  #waiting: { left: Uint8Array; done: () => void } | undefined;

  /** @param send - sends a piece */
  constructor(send: (piece: Uint8Array) => void) {
    this.#send = send;
  }

  /** Sends bytes, and calls back when all have gone out. One at a time. */
  write(bytes: Uint8Array, done: () => void): void {
    this.#waiting = { left: bytes, done };
    this.#pump();
  }

  /**
   * The receiver has room for more.
   *
   * @throws ZfsError `ZFSKIT_BAD_FRAME`: for more than it ever had
   */
  grant(bytes: number): void {
    this.#credit += bytes;
    if (bytes === 0 || this.#credit > WINDOW_BYTES)
      throw badFrame(`a stream was granted ${bytes} bytes out of order`);
    this.#pump();
  }

  /** Gives up what waits. */
  stop(): void {
    this.#waiting = undefined;
  }

  #pump(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    while (waiting.left.length > 0 && this.#credit > 0) {
      const piece = waiting.left.subarray(0, Math.min(PIECE_BYTES, this.#credit));
      waiting.left = waiting.left.subarray(piece.length);
      this.#credit -= piece.length;
      this.#send(piece);
    }
    if (waiting.left.length > 0) return;
    this.#waiting = undefined;
    waiting.done();
  }
}

/** Counts what a stream's receiver has room for, and tells the sender in large steps. */
export class CreditReceiver {
  readonly #grant: (bytes: number) => void;
  #room = WINDOW_BYTES;
  #used = 0;

  /** @param grant - tells the sender */
  constructor(grant: (bytes: number) => void) {
    this.#grant = grant;
  }

  /**
   * Bytes have come.
   *
   * @throws ZfsError `ZFSKIT_BAD_FRAME`: more than there is room for
   */
  take(bytes: number): void {
    this.#room -= bytes;
    if (this.#room < 0) throw badFrame('a stream has more bytes than were asked for');
  }

  /** Bytes that came were used. */
  release(bytes: number): void {
    this.#used += bytes;
    if (this.#used < WINDOW_BYTES / 4) return;
    this.#room += this.#used;
    const granted = this.#used;
    this.#used = 0;
    this.#grant(granted);
  }
}
