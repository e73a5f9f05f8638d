import { NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';

/** Largest buffer kept between encodings. */
const KEPT_BYTES = 1 << 20;

let kept: Uint8Array | undefined = new Uint8Array(1 << 14);

/** A buffer that grows while a list is written. What is beyond `offset` is zero, so padding need not be written. */
export class Output {
  bytes: Uint8Array;
  view: DataView;
  /** Offset of the next byte to write. */
  offset = 0;

  constructor() {
    this.bytes = kept ?? new Uint8Array(1 << 14);
    kept = undefined;
    this.view = new DataView(this.bytes.buffer);
  }

  /** Makes room for `extra` bytes after `offset`; what is given up is cleared. Throws `NVLIST_TOO_LARGE`. */
  reserve(extra: number): void {
    const need = this.offset + extra;
    if (need <= this.bytes.length) return;
    if (this.offset > LIMITS.totalBytes) this.tooLarge();
    const larger = new Uint8Array(Math.max(need, Math.min(this.bytes.length * 2, LIMITS.totalBytes)));
    larger.set(this.bytes.subarray(0, this.offset));
    this.bytes.fill(0, 0, this.offset);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  /** The bytes written so far, as a copy of their own; the buffer is given back. */
  finish(): Uint8Array {
    if (this.offset > LIMITS.totalBytes) this.tooLarge();
    const result = this.bytes.slice(0, this.offset);
    if (this.bytes.length <= KEPT_BYTES) {
      this.bytes.fill(0, 0, this.offset);
      kept = this.bytes;
    }
    return result;
  }

  /** Gives the buffer back without a result. It is cleared: lists may hold keys. */
  release(): void {
    this.bytes.fill(0);
    if (this.bytes.length <= KEPT_BYTES) kept = this.bytes;
  }

  private tooLarge(): never {
    throw new NvlistError('NVLIST_TOO_LARGE', `more than ${LIMITS.totalBytes} bytes`);
  }
}
