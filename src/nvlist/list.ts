import { checkValue, plusZero } from './check-value.ts';
import { cloneList, equalLists } from './compare.ts';
import { type WireType, wireTypeOf } from './element.ts';
import { joinPath, NvlistError } from './error.ts';
import { type NvlistInit, typedEntries } from './infer-value.ts';
import { LIMITS } from './limits.ts';
import { ListGetters } from './list-getters.ts';
import { textBytes } from './text.ts';
import type { DataTypeName } from './types.ts';
import { NV_UNIQUE_NAME, NV_UNIQUE_NAME_TYPE } from './types.ts';
import type { NvPair, NvTyped, NvValue, NvValues } from './value.ts';

/** From this many pairs on lookups go through an index instead of a scan. */
const INDEX_FROM = 48;

function checkName(name: string): void {
  if (name.length * 3 > LIMITS.nameBytes && textBytes(name) > LIMITS.nameBytes) {
    throw new NvlistError('NVLIST_BAD_NAME', `a name of more than ${LIMITS.nameBytes} bytes`);
  }
}

/** Values that a cell of {@link Nvlist} can hold: name, wire type, value, and so on in threes. */
type Cell = string | WireType | NvValue | undefined;

/**
 * A list of name-value pairs that loses nothing of what stood in the bytes: order, duplicates, data types, flags.
 *
 * Names are looked up as libnvpair does it: the pair added last wins. Unlike libnvpair, lookups also work when
 * `flags` is 0. Values are kept by reference, not copied: an array or a list that was added may be changed by its owner.
 */
export class Nvlist extends ListGetters {
  /**
   * `nvl_nvflag`: {@link NV_UNIQUE_NAME}, {@link NV_UNIQUE_NAME_TYPE} or 0. Other bits that stood in decoded bytes are
   * kept.
   */
  readonly flags: number;
  /** `nvl_version`: 0, unless decoded bytes had another one where libnvpair does not look at it. */
  readonly version: number;
  private cells: Cell[];
  private holes = 0;
  private index: Map<string, number | number[]> | undefined;
  private parent: Nvlist | undefined;
  private place = '';

  /** An empty list; `cells` are for decoders only. */
  constructor(flags: number = NV_UNIQUE_NAME, version = 0, cells: unknown[] = []) {
    super();
    this.flags = flags;
    this.version = version;
    this.cells = cells as Cell[];
  }

  /**
   * A list from an object, with the data type inferred where that is safe: string, string[], bigint (uint64, or int64
   * when negative), boolean (boolean_value), typed arrays other than Uint8Array, lists and objects (nvlist), arrays of
   * them (nvlist_array), and anything made by a constructor such as `int32(5)`. `undefined` is left out.
   *
   * Throws `NVLIST_AMBIGUOUS` for a plain number, a Uint8Array and an empty array.
   */
  static from(values: NvlistInit, flags: number = NV_UNIQUE_NAME): Nvlist {
    const list = new Nvlist(flags);
    for (const [name, typed] of typedEntries(values, flags)) list.set(name, typed);
    return list;
  }

  /** Number of pairs, duplicates included. */
  get size(): number {
    return this.cells.length / 3 - this.holes;
  }

  /** Names from the list through which this one was reached by a getter; for messages. */
  get path(): string {
    let path = this.place;
    let list = this.parent;
    for (let level = 0; list !== undefined && level < LIMITS.depth; level++) {
      if (list.place !== '') path = `${list.place}/${path}`;
      list = list.parent;
    }
    return path;
  }

  /** Whether there is a pair of this name, and of this type if one is given. */
  has(name: string, type?: DataTypeName): boolean {
    return this.search(name, type === undefined ? undefined : wireTypeOf(type)) >= 0;
  }

  /** Value under a name whatever its type, with its type; undefined if there is none. */
  findTyped(name: string): NvTyped | undefined {
    const at = this.search(name, undefined);
    return at < 0 ? undefined : this.pairAt(at);
  }

  /** Value of a name and type; undefined if the name is not there. Throws `NVLIST_WRONG_TYPE` for another type. */
  find<K extends DataTypeName>(name: string, type: K): NvValues[K] | undefined {
    const wire = wireTypeOf(type);
    const at = this.search(name, wire);
    if (at >= 0) return this.cells[at + 2] as NvValues[K];
    if (this.isUniqueByName()) {
      const other = this.search(name, undefined);
      if (other >= 0) {
        const found = (this.cells[other + 1] as WireType).name;
        throw new NvlistError('NVLIST_WRONG_TYPE', `is ${found}, not ${type}`, {
          path: joinPath(this.path, name),
        });
      }
    }
    return undefined;
  }

  /** Value of a name and type. Throws `NVLIST_MISSING` if it is not there, `NVLIST_WRONG_TYPE` for another type. */
  get<K extends DataTypeName>(name: string, type: K): NvValues[K] {
    const value = this.find(name, type);
    if (value === undefined) {
      throw new NvlistError('NVLIST_MISSING', `no ${type} of this name`, { path: joinPath(this.path, name) });
    }
    if (value instanceof Nvlist) this.adopt(value, name);
    else if (type === 'nvlist_array')
      (value as Nvlist[]).forEach((child, i) => {
        this.adopt(child, `${name}[${i}]`);
      });
    return value;
  }

  private adopt(child: Nvlist, place: string): void {
    child.parent = this;
    child.place = place;
  }

  private isUniqueByName(): boolean {
    return (this.flags & NV_UNIQUE_NAME) !== 0;
  }

  /**
   * Adds a pair at the end. With {@link NV_UNIQUE_NAME} the pair of that name that lookups found until now is taken
   * away, with {@link NV_UNIQUE_NAME_TYPE} that of the same name and type, with neither nothing.
   *
   * Throws `NVLIST_WRONG_TYPE`, `NVLIST_OUT_OF_RANGE`, or `NVLIST_BAD_NAME` for a name longer than 32766 bytes. A text
   * that cannot be written (with NUL or a lone surrogate) is found out by `encode`: `NVLIST_BAD_STRING`, with the path.
   */
  set(name: string, value: NvTyped): this {
    const type = wireTypeOf(value.type);
    checkName(name);
    checkValue(type, value.value, name);
    if (value.value === this) {
      throw new NvlistError('NVLIST_WRONG_TYPE', 'a list cannot hold itself', { path: name });
    }
    this.replace(name, type);
    this.append(name, type, plusZero(type, value.value));
    return this;
  }

  private replace(name: string, type: WireType): void {
    if ((this.flags & (NV_UNIQUE_NAME | NV_UNIQUE_NAME_TYPE)) === 0) return;
    const old = this.search(name, this.isUniqueByName() ? undefined : type);
    if (old >= 0) this.removeAt(old);
  }

  /** Takes away every pair of this name (and type, if given); true if there was one. */
  delete(name: string, type?: DataTypeName): boolean {
    const wire = type === undefined ? undefined : wireTypeOf(type);
    let found = false;
    for (let at = this.search(name, wire); at >= 0; at = this.search(name, wire)) {
      this.removeAt(at);
      found = true;
    }
    return found;
  }

  /** The pairs in order, duplicates included. The list must not be changed meanwhile. */
  *[Symbol.iterator](): IterableIterator<NvPair> {
    const cells = this.rawCells();
    for (let at = 0; at < cells.length; at += 3) yield this.pairAt(at);
  }

  /** The pairs in order, duplicates included, as an array. */
  pairs(): NvPair[] {
    return [...this];
  }

  /** The names in order, duplicates included. */
  names(): string[] {
    return this.rawCells().filter((_, at) => at % 3 === 0) as string[];
  }

  private pairAt(at: number): NvPair {
    const type = (this.cells[at + 1] as WireType).name;
    return { name: this.cells[at] as string, type, value: this.cells[at + 2] } as NvPair;
  }

  /**
   * Whether the other list has the same pairs in the same order, with the same types, and the same flags. Doubles are
   * compared so that NaN equals NaN and 0 is not -0.
   */
  equals(other: Nvlist): boolean {
    return equalLists(this, other);
  }

  /** A deep copy: lists and arrays are copied too. */
  clone(): Nvlist {
    return cloneList(this);
  }

  /** Cell of the last pair of this name (and type), or -1. */
  private search(name: string, type: WireType | undefined): number {
    const { cells } = this;
    if (cells.length >= INDEX_FROM * 3) return this.searchIndex(name, type);
    for (let at = cells.length - 3; at >= 0; at -= 3) {
      if (cells[at] === name && (type === undefined || cells[at + 1] === type)) return at;
    }
    return -1;
  }

  private searchIndex(name: string, type: WireType | undefined): number {
    if (this.index === undefined) {
      this.rawCells();
      this.index = new Map();
      for (let at = 0; at < this.cells.length; at += 3)
        this.remember(this.index, this.cells[at] as string, at);
    }
    const known = this.index.get(name);
    if (known === undefined) return -1;
    if (typeof known === 'number') return type === undefined || this.cells[known + 1] === type ? known : -1;
    for (let i = known.length - 1; i >= 0; i--) {
      const at = known[i] as number;
      if (type === undefined || this.cells[at + 1] === type) return at;
    }
    return -1;
  }

  private remember(index: Map<string, number | number[]>, name: string, at: number): void {
    const known = index.get(name);
    if (known === undefined) index.set(name, at);
    else if (typeof known === 'number') index.set(name, [known, at]);
    else known.push(at);
  }

  private forget(index: Map<string, number | number[]>, name: string, at: number): void {
    const known = index.get(name);
    if (known === at) index.delete(name);
    else if (typeof known === 'object') known.splice(known.lastIndexOf(at), 1);
  }

  /** Leaves a hole, closed later: replacing pairs of a long list one by one must not take quadratic time. */
  private removeAt(at: number): void {
    if (this.index !== undefined) this.forget(this.index, this.cells[at] as string, at);
    this.cells[at] = undefined;
    this.cells[at + 1] = undefined;
    this.cells[at + 2] = undefined;
    this.holes++;
    if (this.holes * 6 > this.cells.length) this.closeHoles();
  }

  private closeHoles(): void {
    this.cells = this.cells.filter((_, at) => this.cells[at - (at % 3)] !== undefined);
    this.holes = 0;
    this.index = undefined;
  }

  /**
   * Adds a pair that is known to be right, whatever the flags. For decoders.
   * @internal
   */
  append(name: string, type: WireType, value: unknown): void {
    const at = this.cells.length;
    this.cells.push(name, type, value as NvValue);
    if (this.index !== undefined) this.remember(this.index, name, at);
  }

  /**
   * Name, wire type and value of each pair, in threes. For encoders; not to be changed.
   * @internal
   */
  rawCells(): readonly unknown[] {
    if (this.holes > 0) this.closeHoles();
    return this.cells;
  }
}
