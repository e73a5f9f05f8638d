import {
  HOST_IS_LITTLE,
  type NumberArray,
  type NumberElement,
  type WireType,
  wireTypeOf,
} from './element.ts';
import { LIMITS } from './limits.ts';
import type { Nvlist } from './list.ts';
import type { Output } from './output.ts';
import { writeText } from './text.ts';
import type { Endian } from './types.ts';
import { Writer } from './writer.ts';

const UINT64 = wireTypeOf('uint64');
const STRING = wireTypeOf('string');

/** Offset of the name inside a pair. */
const NAME_AT = 16;

/** Bytes of the header of an embedded list (`nvlist_t`). */
const LIST_BYTES = 24;

/** A bigint goes through here: two words are written twice as fast as an uint64. */
const oneUint64 = new BigUint64Array(1);
const twoWords = new Int32Array(oneUint64.buffer);

/** Writes native encoding of either byte order, byte for byte as `nvs_native_*` in OpenZFS `module/nvpair/nvpair.c`. */
export class NativeWriter extends Writer {
  private readonly little: boolean;

  constructor(out: Output, endian: Endian) {
    super(out);
    this.little = endian === 'little';
  }

  start(list: Nvlist): void {
    const { out } = this;
    out.reserve(12);
    out.bytes.set([0, this.little ? 1 : 0, 0, 0], out.offset);
    out.view.setInt32(out.offset + 4, list.version, this.little);
    out.view.setUint32(out.offset + 8, list.flags, this.little);
    out.offset += 12;
    this.body(list);
  }

  protected end(): void {
    this.zeros(4);
  }

  protected childBody(list: Nvlist): void {
    this.body(list);
  }

  protected pair(name: string, type: WireType, value: unknown): void {
    const { out, little } = this;
    const at = out.offset;
    const room = type === STRING ? (value as string).length * 3 : 0;
    out.reserve(NAME_AT + name.length * 3 + room + 40);
    const { bytes, view } = out;
    const nameSize = writeText(bytes, at + NAME_AT, name) + 1 - at - NAME_AT;
    if (nameSize - 1 > LIMITS.nameBytes)
      this.fail('NVLIST_BAD_NAME', `a name of ${nameSize - 1} bytes`, name);
    const valueAt = at + ((NAME_AT + nameSize + 7) & ~7);
    if (type === UINT64) {
      oneUint64[0] = value as bigint;
      view.setInt32(little === HOST_IS_LITTLE ? valueAt : valueAt + 4, twoWords[0] as number, little);
      view.setInt32(little === HOST_IS_LITTLE ? valueAt + 4 : valueAt, twoWords[1] as number, little);
      this.fields(view, at, valueAt + 8, nameSize, 1, type.code);
    } else if (type === STRING) {
      const end = writeText(bytes, valueAt, value as string) + 1;
      this.fields(view, at, end, nameSize, 1, type.code);
    } else {
      out.offset = valueAt;
      const count = this.value(type, value);
      this.fields(out.view, at, out.offset, nameSize, count, type.code);
      if (type.element === 'list') this.children(name, type, value);
    }
  }

  /** Writes the fields before the name, and steps over the pair with its padding. */
  private fields(
    view: DataView,
    at: number,
    end: number,
    nameSize: number,
    count: number,
    code: number,
  ): void {
    const { little, out } = this;
    const size = (end - at + 7) & ~7;
    view.setInt32(at, size, little);
    view.setInt16(at + 4, nameSize, little);
    view.setInt32(at + 8, count, little);
    view.setInt32(at + 12, code, little);
    out.offset = at + size;
  }

  /** Writes the value area without padding and gives the element count. */
  private value(type: WireType, value: unknown): number {
    const { number, element, array } = type;
    if (number !== undefined)
      return array ? this.numbers(number, value as NumberArray) : this.number(number, value);
    if (element === 'none') return 0;
    if (element === 'string') return this.strings(value as string[]);
    if (array) return this.headers(value as Nvlist[]);
    this.header(value as Nvlist);
    return 1;
  }

  private number(element: NumberElement, value: unknown): number {
    const { out } = this;
    out.reserve(8);
    element.write(out.view, out.offset, value as never, this.little);
    out.offset += element.width;
    return 1;
  }

  private numbers(element: NumberElement, values: NumberArray | boolean[]): number {
    const { out, little } = this;
    const size = values.length * element.width;
    out.reserve(size);
    if (!Array.isArray(values) && (element.width === 1 || little === HOST_IS_LITTLE)) {
      out.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), out.offset);
    } else {
      for (let i = 0; i < values.length; i++) {
        element.write(out.view, out.offset + i * element.width, values[i] as never, little);
      }
    }
    out.offset += size;
    return values.length;
  }

  /** An area where libnvpair has pointers, written as zeros, then the strings. */
  private strings(values: string[]): number {
    this.zeros(8 * values.length);
    const { out } = this;
    for (const text of values) {
      out.reserve(text.length * 3 + 1);
      out.offset = writeText(out.bytes, out.offset, text) + 1;
    }
    return values.length;
  }

  private headers(lists: Nvlist[]): number {
    this.zeros(8 * lists.length);
    for (const list of lists) this.header(list);
    return lists.length;
  }

  private header(list: Nvlist): void {
    const { out } = this;
    out.reserve(LIST_BYTES);
    out.view.setUint32(out.offset + 4, list.flags, this.little);
    out.offset += LIST_BYTES;
  }

  private zeros(size: number): void {
    this.out.reserve(size);
    this.out.offset += size;
  }

  /** The bodies follow the pair and do not count in its size. */
  private children(name: string, type: WireType, value: unknown): void {
    if (!type.array) this.child(name, -1, value as Nvlist);
    else
      (value as Nvlist[]).forEach((list, i) => {
        this.child(name, i, list);
      });
  }
}
