import { badFrame } from './payload.ts';
import { FRAME, HEADER_BYTES } from './protocol.ts';

/** One frame. Its payload is a view of memory that nobody else uses. */
export interface Frame {
  readonly kind: number;
  readonly id: number;
  readonly payload: Buffer;
}

const NOTHING = Buffer.alloc(0);

/** Smallest room for a frame that comes in several chunks. */
const FIRST_ROOM = 64 << 10;

/**
 * Cuts chunks into frames. A frame within one chunk is a view of it; one that comes in several is put together in memory that
 * grows with what has come, not with what was announced.
 */
export class FrameReader {
  #maxBytes: number;
  readonly #header = Buffer.alloc(HEADER_BYTES);
  #headerBytes = 0;
  #payload: Buffer = NOTHING;
  #filled = 0;

  /** @param maxBytes - largest payload that is taken */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes payloads of another size from now on. */
  set maxBytes(bytes: number) {
    this.#maxBytes = bytes;
  }

  /**
   * Takes a chunk and gives the frames that it completes.
   *
   * @throws ZfsError `ZFSKIT_BAD_FRAME`: a payload is too large, or a head is not well formed
   */
  *push(chunk: Buffer): Generator<Frame, void, void> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#headerBytes < HEADER_BYTES) {
        const taken = chunk.copy(this.#header, this.#headerBytes, at, at + HEADER_BYTES - this.#headerBytes);
        this.#headerBytes += taken;
        at += taken;
        if (this.#headerBytes < HEADER_BYTES) return;
        this.#checkHeader();
      }
      const left = this.#length - this.#filled;
      if (this.#filled === 0 && chunk.length - at >= left) {
        yield this.#frame(chunk.subarray(at, at + left));
        at += left;
        continue;
      }
      const part = chunk.subarray(at, at + left);
      this.#append(part);
      at += part.length;
      if (this.#filled === this.#length) yield this.#frame(this.#payload.subarray(0, this.#length));
    }
  }

  get #length(): number {
    return this.#header.readUInt32LE(0);
  }

  #checkHeader(): void {
    const length = this.#length;
    if (length > this.#maxBytes) {
      throw badFrame(`a frame of ${length} bytes is announced, at most ${this.#maxBytes} are allowed`);
    }
    if ((this.#header.readUInt32LE(4) & 0xffffff00) !== 0)
      throw badFrame('the head of a frame is not well formed');
  }

  #append(part: Buffer): void {
    const needed = this.#filled + part.length;
    if (needed > this.#payload.length) {
      const room = Math.min(Math.max(2 * this.#payload.length, needed, FIRST_ROOM), this.#length);
      const grown = Buffer.allocUnsafeSlow(room);
      this.#payload.copy(grown, 0, 0, this.#filled);
      // There may be a key in it.
      this.#payload.fill(0);
      this.#payload = grown;
    }
    part.copy(this.#payload, this.#filled);
    if (this.#header[4] === FRAME.ioctl) part.fill(0);
    this.#filled = needed;
  }

  #frame(payload: Buffer): Frame {
    const kind = this.#header.readUInt8(4);
    const id = this.#header.readUInt32LE(8);
    this.#headerBytes = 0;
    this.#payload = NOTHING;
    this.#filled = 0;
    return { kind, id, payload };
  }
}
