import { ZfsError } from '../ioctl/index.ts';
import { MAX_TEXT_BYTES } from './protocol.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What is wrong with what the other side sent. */
export function badFrame(why: string): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_BAD_FRAME',
    message: `what came over the socket is not understood: ${why}`,
  });
}

/**
 * Reads a frame's payload from its beginning to its end.
 *
 * Every method throws ZfsError `ZFSKIT_BAD_FRAME` where the payload is too short.
 */
export class PayloadReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  u8(): number {
    return this.#bytes.readUInt8(this.#advance(1));
  }

  u16(): number {
    return this.#bytes.readUInt16LE(this.#advance(2));
  }

  u32(): number {
    return this.#bytes.readUInt32LE(this.#advance(4));
  }

  u64(): bigint {
    return this.#bytes.readBigUInt64LE(this.#advance(8));
  }

  /** The next bytes, as a view. */
  bytes(count: number): Buffer {
    const at = this.#advance(count);
    return this.#bytes.subarray(at, at + count);
  }

  /** A text: its length (u16) and its bytes in UTF-8. */
  text(): string {
    const length = this.u16();
    if (length > MAX_TEXT_BYTES)
      throw badFrame(`a text of ${length} bytes, at most ${MAX_TEXT_BYTES} are allowed`);
    try {
      return decoder.decode(this.bytes(length));
    } catch (error) {
      throw error instanceof ZfsError ? error : badFrame('a text is not UTF-8');
    }
  }

  /** All that is left, as a view. */
  rest(): Buffer {
    return this.bytes(this.#bytes.length - this.#at);
  }

  /** Makes sure that nothing is left. */
  end(): void {
    const left = this.#bytes.length - this.#at;
    if (left !== 0) throw badFrame(`a frame has ${left} bytes more than it should`);
  }

  #advance(count: number): number {
    const at = this.#at;
    if (count > this.#bytes.length - at) {
      throw badFrame(`a frame ends after ${this.#bytes.length} bytes, ${at + count} were expected`);
    }
    this.#at = at + count;
    return at;
  }
}

/** Number as it stands in a payload. */
export function u8(value: number): Buffer {
  return Buffer.from([value]);
}

/** Number as it stands in a payload. */
export function u16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** Numbers as they stand in a payload. */
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(4 * values.length);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, 4 * index);
  });
  return bytes;
}

/** Numbers as they stand in a payload. */
export function u64(...values: readonly bigint[]): Buffer {
  const bytes = Buffer.allocUnsafe(8 * values.length);
  values.forEach((value, index) => {
    bytes.writeBigUInt64LE(value, 8 * index);
  });
  return bytes;
}

/** Text as it stands in a payload; what is too long is cut. */
export function text(value: string): Buffer {
  let cut = value;
  while (Buffer.byteLength(cut) > MAX_TEXT_BYTES) cut = cut.slice(0, Math.floor(cut.length * 0.9));
  const bytes = Buffer.from(cut);
  return Buffer.concat([u16(bytes.length), bytes]);
}
