import { HOST_IS_LITTLE, type NumberArray, type NumberElement } from './element.ts';

/** Bytes of input copied at a time. */
const WINDOW = 1 << 15;

const NO_BUFFER = new ArrayBuffer(0);
const NO_BYTES = new Uint8Array(NO_BUFFER);
const NO_WORDS = new Int32Array(NO_BUFFER);

/**
 * Makes the typed arrays of one decoding. Allocating a buffer for each is dear, and a pool's configuration holds
 * hundreds of arrays: so the input is copied a window at a time, from the first array that is not in the last window,
 * and the arrays are views of that copy. An array keeps its window in memory: 32 KiB, or itself if it is larger. All
 * windows together are never larger than the input.
 */
export class ArrayStore {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private window = NO_BUFFER;
  private windowBytes = NO_BYTES;
  private windowWords = NO_WORDS;
  /** The part of the input that the window is a copy of. */
  private from = 0;
  private to = 0;

  constructor(bytes: Uint8Array, view: DataView) {
    this.bytes = bytes;
    this.view = view;
  }

  /** An array of the `count` elements at `at`, whose byte order is the host's. */
  copy(element: NumberElement, at: number, count: number): NumberArray {
    const start = this.place(at, count * element.width);
    return element.cut(this.window, start, count);
  }

  /** As `copy`, for the type that nearly all arrays have. */
  copyUint64(at: number, count: number): BigUint64Array {
    const start = this.place(at, count * 8);
    return new BigUint64Array(this.window, start, count);
  }

  /** An array of the `count` 8-byte elements at `at`, whose byte order is not the host's. */
  copySwapped(element: NumberElement, at: number, count: number): NumberArray {
    const { view } = this;
    const size = count * 8;
    const start = this.place(at, size);
    const { windowWords } = this;
    let word = start >> 2;
    for (let from = at; from < at + size; from += 8) {
      windowWords[word++] = view.getInt32(from + 4, !HOST_IS_LITTLE);
      windowWords[word++] = view.getInt32(from, !HOST_IS_LITTLE);
    }
    return element.cut(this.window, start, count);
  }

  /**
   * Sees to it that the window has `size` bytes from `at`, at an offset that suits every type, and gives that offset.
   * Bytes that lie elsewhere are moved down by less than 8: what they overwrite in the copy is the head of their own pair.
   */
  private place(at: number, size: number): number {
    if (at < this.from || at + size > this.to) this.open(at, size);
    const start = at - this.from;
    const aligned = start & ~7;
    if (aligned !== start) this.windowBytes.copyWithin(aligned, start, start + size);
    return aligned;
  }

  private open(at: number, size: number): void {
    const { bytes } = this;
    this.from = at;
    this.to = at + Math.max(size, Math.min(WINDOW, bytes.length - at));
    this.window = bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + this.to) as ArrayBuffer;
    this.windowBytes = new Uint8Array(this.window);
    this.windowWords = new Int32Array(this.window, 0, this.window.byteLength >> 2);
  }
}
