import { ArrayStore } from './array-store.ts';
import type { WireType } from './element.ts';
import { WIRE_TYPES } from './element.ts';
import type { NvlistErrorCode } from './error.ts';
import { joinPath, NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';
import { Nvlist } from './list.ts';
import { copyObject, createObject, roomFor } from './object-room.ts';
import type { NvObject, NvObjectValue } from './plain-object.ts';

/** Bytes of the stream header (`nvs_header_t`), before the outermost list. */
export const HEADER_BYTES = 4;

/** How many names the list read last at each depth had: the next one there will hardly have others. */
export const namesAtDepth = new Uint32Array(LIMITS.depth + 1);

/*
 * Names and indexes from the outermost list to the one being read, for messages. One decoding runs at a time and calls
 * nobody, so all readers share them.
 */
const pathNames: string[] = new Array(LIMITS.depth + 1).fill('');
const pathIndexes: number[] = new Array(LIMITS.depth + 1).fill(-1);

/** Limits of one decoding; each defaults to the value in {@link LIMITS}. */
export interface ReadLimits {
  /** Embedded levels below the outermost list; 0 refuses every embedded list, more than the default is not possible. */
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
  offset = HEADER_BYTES;
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
  private arrayStore: ArrayStore | undefined;
  protected readonly maxDepth: number;
  protected pairsLeft: number;
  private readonly stack: unknown[] = [];
  private top = 0;
  protected readonly names = pathNames;
  protected readonly indexes = pathIndexes;

  constructor(bytes: Uint8Array, limits: ReadLimits) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.maxDepth = Math.min(limits.maxDepth ?? LIMITS.depth, LIMITS.depth);
    this.pairsLeft = limits.maxPairs ?? LIMITS.pairs;
    if (bytes.length > (limits.maxBytes ?? LIMITS.totalBytes)) {
      this.fail('NVLIST_TOO_LARGE', `${bytes.length} bytes of input`, 0);
    }
  }

  /** Reads version and flags of the outermost list. */
  abstract start(): void;

  /** Where the typed arrays of this decoding come from. */
  protected get arrays(): ArrayStore {
    this.arrayStore ??= new ArrayStore(this.bytes, this.view);
    return this.arrayStore;
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

  /** Reads the pairs of the list entered last. */
  list(): Nvlist {
    const { stack } = this;
    const base = this.top;
    const { flags, version } = this;
    while (this.next()) {
      const { name, type } = this;
      let value: unknown;
      if (type.element !== 'list') value = this.value();
      else if (type.array) value = this.lists();
      else {
        this.enter(name, this.valueAt, -1, 1);
        value = this.list();
        this.leave();
      }
      const { top } = this;
      stack[top] = name;
      stack[top + 1] = type;
      stack[top + 2] = value;
      this.top = top + 3;
    }
    const list = new Nvlist(flags, version, stack.slice(base, this.top));
    this.top = base;
    return list;
  }

  private lists(): Nvlist[] {
    const { name, count, valueAt } = this;
    const lists: Nvlist[] = [];
    for (let i = 0; i < count; i++) {
      this.enter(name, valueAt, i, count);
      lists.push(this.list());
      this.leave();
    }
    return lists;
  }

  /** Reads the pairs of the list entered last to a plain object. */
  object(): NvObject {
    const { depth } = this;
    const expected = namesAtDepth[depth] as number;
    let object = createObject(expected);
    let room = roomFor(expected);
    let names = 0;
    while (this.next()) {
      const { name } = this;
      if (++names > room) {
        object = copyObject(object, names);
        room = roomFor(names);
      }
      const value = this.plainValue();
      if (name === 'value') object['value'] = value;
      else if (name === 'source') object['source'] = value;
      else object[name] = value;
    }
    namesAtDepth[depth] = names;
    return object;
  }

  /** Value of the current pair with objects in place of lists. */
  protected plainValue(): NvObjectValue {
    const { name, type, valueAt } = this;
    if (type.element !== 'list') return this.value() as NvObjectValue;
    if (type.array) return this.objects();
    this.enter(name, valueAt, -1, 1);
    const object = this.object();
    this.leave();
    return object;
  }

  private objects(): NvObject[] {
    const { name, count, valueAt } = this;
    const objects: NvObject[] = [];
    for (let i = 0; i < count; i++) {
      this.enter(name, valueAt, i, count);
      objects.push(this.object());
      this.leave();
    }
    return objects;
  }

  /** Throws with the path of the list: for what is wrong before a pair's name is known. */
  protected badPair(code: NvlistErrorCode, reason: string, offset: number): never {
    this.name = '';
    this.fail(code, reason, offset);
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
