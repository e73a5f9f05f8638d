import type { NumberArray, NumberElement } from './element.ts';

/** Bytes of a block from which arrays are cut. */
const BLOCK = 1 << 16;

/** Larger arrays get a buffer of their own. */
const LARGEST_CUT = BLOCK / 4;

/**
 * Makes the typed arrays of one decoding. Allocating a buffer is dear, and a pool's configuration holds hundreds of
 * arrays: so they are cut from common blocks. An array keeps its block in memory (64 KiB, less for a small input), or
 * only itself if it is larger than a quarter of that.
 */
export class ArrayStore {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private block = new ArrayBuffer(0);
  private target = new Uint8Array(this.block);
  private used = 0;

  constructor(bytes: Uint8Array, view: DataView) {
    this.bytes = bytes;
    this.view = view;
  }

  /** An array of the `count` elements at `at`, whose byte order is the host's. */
  copy(element: NumberElement, at: number, count: number): NumberArray {
    const size = count * element.width;
    const start = this.take(size, at);
    this.target.set(this.bytes.subarray(at, at + size), start);
    return element.cut(this.block, start, count);
  }

  /** An array of the `count` 8-byte elements at `at`, whose byte order is not the host's. */
  copySwapped(element: NumberElement, at: number, count: number): NumberArray {
    const { view } = this;
    const size = count * 8;
    const start = this.take(size, at);
    const target = new DataView(this.block, start, size);
    for (let to = 0; to < size; to += 8) {
      target.setInt32(to, view.getInt32(at + to + 4, true));
      target.setInt32(to + 4, view.getInt32(at + to, true));
    }
    return element.cut(this.block, start, count);
  }

  /** An array of `count` zeros. */
  zeros(element: NumberElement, at: number, count: number): NumberArray {
    const start = this.take(count * element.width, at);
    return element.cut(this.block, start, count);
  }

  /** Makes room in the current block, or in a new one no larger than the input from `at` on, and gives its offset. */
  private take(size: number, at: number): number {
    const start = (this.used + 7) & ~7;
    if (start + size > this.block.byteLength) {
      const left = this.bytes.length - at;
      this.block = new ArrayBuffer(size > LARGEST_CUT ? size : Math.max(size, Math.min(BLOCK, left)));
      this.target = new Uint8Array(this.block);
      this.used = size;
      return 0;
    }
    this.used = start + size;
    return start;
  }
}
