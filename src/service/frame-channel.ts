import type { Duplex } from 'node:stream';
import { type Frame, FrameReader } from './frame-reader.ts';
import { badFrame } from './payload.ts';
import { HEADER_BYTES } from './protocol.ts';

/** Frames up to this size are put together and written as one; of larger ones each part goes out as it is. */
const COPIED_BYTES = 64 << 10;

/** Who takes what comes over a {@link FrameChannel}. */
export interface FrameHandler {
  /** Takes a frame; what it throws ends the channel. */
  onFrame(frame: Frame): void;
  /** The channel has ended, once; `error` is why, undefined when the other side ended it in order. */
  onEnd(error: Error | undefined): void;
}

/** Frames over a duplex stream of bytes, in both directions. */
export class FrameChannel {
  readonly #duplex: Duplex;
  readonly #reader: FrameReader;
  readonly #handler: FrameHandler;
  #ended = false;

  /** @param maxBytes - largest payload that is taken */
  constructor(duplex: Duplex, maxBytes: number, handler: FrameHandler) {
    this.#duplex = duplex;
    this.#reader = new FrameReader(maxBytes);
    this.#handler = handler;
    duplex.on('data', (chunk: Buffer) => this.#take(chunk));
    duplex.on('end', () => this.#end(undefined));
    duplex.on('error', (error) => this.#end(error));
    duplex.on('close', () => this.#end(undefined));
  }

  /** Takes payloads of another size from now on. */
  set maxBytes(bytes: number) {
    this.#reader.maxBytes = bytes;
  }

  /** Bytes that were sent and that the other side has not taken yet. */
  get unsentBytes(): number {
    return this.#duplex.writableLength;
  }

  /**
   * Sends a frame. After the end it goes nowhere.
   *
   * @param wipe - overwrites what was put together for sending, as soon as it is out: there is a key in it
   */
  send(kind: number, id: number, parts: readonly Uint8Array[] = [], wipe = false): void {
    if (this.#ended) return;
    let length = 0;
    for (const part of parts) length += part.length;
    const whole = length <= COPIED_BYTES || wipe;
    const head = Buffer.allocUnsafeSlow(HEADER_BYTES + (whole ? length : 0));
    head.writeUInt32LE(length, 0);
    head.writeUInt32LE(kind, 4);
    head.writeUInt32LE(id, 8);
    if (whole) {
      let at = HEADER_BYTES;
      for (const part of parts) {
        head.set(part, at);
        at += part.length;
      }
      this.#duplex.write(head, wipe ? () => head.fill(0) : undefined);
      return;
    }
    this.#duplex.cork();
    this.#duplex.write(head);
    for (const part of parts) if (part.length > 0) this.#duplex.write(part);
    this.#duplex.uncork();
  }

  /** Stops reading. */
  pause(): void {
    this.#duplex.pause();
  }

  /** Reads on. */
  resume(): void {
    this.#duplex.resume();
  }

  /** Calls back when all that was sent is out; not at all when the channel ends before. */
  onDrain(callback: () => void): void {
    this.#duplex.once('drain', callback);
  }

  /** Ends it when all that was sent is out. */
  finish(): void {
    this.#duplex.end();
  }

  /** Ends it at once. */
  destroy(error?: Error): void {
    this.#end(error);
    this.#duplex.destroy();
  }

  #take(chunk: Buffer): void {
    try {
      for (const frame of this.#reader.push(chunk)) {
        if (this.#ended) return;
        this.#handler.onFrame(frame);
      }
    } catch (error) {
      this.destroy(error instanceof Error ? error : badFrame(String(error)));
    }
  }

  #end(error: Error | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#handler.onEnd(error);
    // The other side may still be sending: what comes is thrown away.
    this.#duplex.resume();
    this.#duplex.end();
  }
}
