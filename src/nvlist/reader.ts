import { ArrayStore } from './array-store.ts';
import type { WireType } from './element.ts';
import { WIRE_TYPES } from './element.ts';
import type { NvlistErrorCode } from './error.ts';
import { joinPath, NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';

/** Limits of one decoding; each defaults to the value in {@link LIMITS}. */
export interface ReadLimits {
  /** Embedded levels below the outermost list; 0 refuses every embedded list. */
  readonly maxDepth?: number | undefined;
  /** Pairs in all lists together. */
  readonly maxPairs?: number | undefined;
  /** Bytes of input. */
  readonly maxBytes?: number | undefined;
}

/**
 * A cursor over the pairs of an encoded list. `next` moves to the next pair of the list being read and sets `name`,
 * `type` and `count`; then exactly one of the following has to be done:
 *
 * - for a value that is no list, call `value` once;
 * - for lists, save `valueAt`, then for each child call `enter`, read its pairs until `next` is false, `leave`.
 *
 * The two encodings differ in the subclasses only.
 */
export abstract class Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Offset of the first byte not read yet. */
  offset: number;
  /** Name of the current pair. */
  name = '';
  /** Data type of the current pair. */
  type: WireType = WIRE_TYPES[1] as WireType;
  /** Element count of the current pair. */
  count = 0;
  /** Offset of the current pair's value; of use to `enter` only. */
  valueAt = 0;
  /** `nvflag` of the list entered last. */
  flags = 0;
  /** Version of the list entered last. */
  version = 0;
  /** Bytes that XDR's sizes count although they are never written, see `XdrReader`. */
  spare = 0;
  /** Embedded levels above the list being read. */
  depth = 0;
  protected readonly arrays: ArrayStore;
  private readonly maxDepth: number;
  private pairsLeft: number;
  private readonly names: string[] = [];
  private readonly indexes: number[] = [];

  constructor(bytes: Uint8Array, offset: number, limits: ReadLimits) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.arrays = new ArrayStore(bytes, this.view);
    this.offset = offset;
    this.maxDepth = limits.maxDepth ?? LIMITS.depth;
    this.pairsLeft = limits.maxPairs ?? LIMITS.pairs;
    if (bytes.length > (limits.maxBytes ?? LIMITS.totalBytes)) {
      this.fail('NVLIST_TOO_LARGE', `${bytes.length} bytes of input`, 0);
    }
  }

  /** Moves to the next pair; false at the end of the list. */
  abstract next(): boolean;

  /** Value of the current pair, which is no list. */
  abstract value(): unknown;

  /** Reads version and flags of an embedded list. */
  protected abstract header(valueAt: number, index: number): void;

  /** Enters a child of the current pair, whose `valueAt`, `name` and `count` the caller kept; index -1: no array. */
  enter(name: string, valueAt: number, index: number, count: number): void {
    if (this.depth >= this.maxDepth) {
      this.name = name;
      this.fail('NVLIST_TOO_DEEP', `more than ${this.maxDepth} embedded levels`, this.offset);
    }
    this.names[this.depth] = name;
    this.indexes[this.depth] = index;
    this.depth++;
    this.name = '';
    this.header(index < 0 ? valueAt : valueAt + 8 * count + 24 * index, index);
  }

  /** Leaves the list entered last. */
  leave(): void {
    this.depth--;
  }

  /** Counts a pair against the limit. */
  protected countPair(at: number): void {
    if (--this.pairsLeft < 0) this.fail('NVLIST_TOO_MANY_PAIRS', 'more pairs than allowed', at);
  }

  /** Throws with the path of the current pair. */
  fail(code: NvlistErrorCode, reason: string, offset: number): never {
    let path = '';
    for (let i = 0; i < this.depth; i++) {
      path = joinPath(path, this.names[i] as string, this.indexes[i] as number);
    }
    if (this.name !== '') path = joinPath(path, this.name);
    throw new NvlistError(code, reason, { offset, path });
  }
}
