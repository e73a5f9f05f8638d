import { HOST_IS_LITTLE, type NumberElement, WIRE_TYPES, type WireType, wireTypeOf } from './element.ts';
import { Reader, type ReadLimits } from './reader.ts';
import { readText } from './text.ts';
import { readCachedText } from './text-cache.ts';
import type { Endian } from './types.ts';

/** Offset of the name inside a pair: four int32-sized fields come before it. */
export const NAME_AT = 16;

const UINT64 = wireTypeOf('uint64');
const STRING = wireTypeOf('string');

/** Smallest pair: the fields and an empty name with its NUL, padded to 8. */
export const SMALLEST_PAIR = 24;

/**
 * Reads native encoding of either byte order.
 *
 * Source: `nvs_native_*` and `i_validate_nvpair*` in OpenZFS `module/nvpair/nvpair.c`.
 */
export class NativeReader extends Reader {
  protected readonly little: boolean;
  private valueSize = 0;

  constructor(bytes: Uint8Array, endian: Endian, limits: ReadLimits) {
    super(bytes, limits);
    this.little = endian === 'little';
  }

  /** Reads version and flags of the outermost list; the version is not checked, as in libnvpair. */
  start(): void {
    if (this.bytes.length - this.offset < 8) {
      this.fail('NVLIST_TRUNCATED', 'the input ends inside the list', this.offset);
    }
    this.version = this.view.getInt32(this.offset, this.little);
    this.flags = this.view.getUint32(this.offset + 4, this.little);
    this.offset += 8;
  }

  next(): boolean {
    const { bytes, view, little } = this;
    const at = this.offset;
    const left = bytes.length - at;
    if (left < 4) this.badPair('NVLIST_TRUNCATED', 'the input ends inside the list', at);
    const size = view.getInt32(at, little);
    if (size === 0) {
      this.offset = at + 4;
      return false;
    }
    if (size < SMALLEST_PAIR || (size & 7) !== 0)
      this.badPair('NVLIST_BAD_SIZE', `pair of ${size} bytes`, at);
    if (size > left) this.badPair('NVLIST_TRUNCATED', `pair of ${size} bytes where ${left} are left`, at);
    if (--this.pairsLeft < 0) this.badPair('NVLIST_TOO_MANY_PAIRS', 'more pairs than allowed', at);
    const nameSize = view.getInt16(at + 4, little);
    const valueAt = at + ((NAME_AT + nameSize + 7) & ~7);
    const valueSize = at + size - valueAt;
    if (nameSize < 1 || valueSize < 0) this.badPair('NVLIST_BAD_NAME', `name of ${nameSize} bytes`, at + 4);
    const name = readCachedText(bytes, view, at + NAME_AT, nameSize - 1);
    if (name === undefined || bytes[at + NAME_AT + nameSize - 1] !== 0) {
      this.badPair('NVLIST_BAD_NAME', 'a name needs one NUL, at its end', at + NAME_AT);
    }
    this.name = name;
    const type = WIRE_TYPES[view.getInt32(at + 12, little)];
    const count = view.getInt32(at + 8, little);
    if (
      type === undefined ||
      count !== type.scalarCount ||
      (valueSize !== type.scalarSize && type !== STRING)
    ) {
      this.checkSize(type, count, valueSize, at);
    }
    this.type = type as WireType;
    this.count = count;
    this.valueAt = valueAt;
    this.valueSize = valueSize;
    this.offset = at + size;
    return true;
  }

  /** The general form of the check that scalars of a fixed size pass at once. */
  private checkSize(type: WireType | undefined, count: number, valueSize: number, at: number): void {
    if (type === undefined) {
      this.fail('NVLIST_BAD_TYPE', `data type ${this.view.getInt32(at + 12, this.little)}`, at + 12);
    }
    if (count < 0 || (!type.array && count !== type.scalarCount)) {
      this.fail('NVLIST_BAD_COUNT', `${count} elements of ${type.name}`, at + 8);
    }
    const least = type.nativeWidth * count;
    const fits = type.element === 'string' ? valueSize >= least : valueSize === Math.ceil(least / 8) * 8;
    if (!fits) this.fail('NVLIST_BAD_SIZE', `${valueSize} bytes for ${count} elements of ${type.name}`, at);
  }

  protected header(headerAt: number): void {
    const version = this.view.getInt32(headerAt, this.little);
    if (version !== 0) this.fail('NVLIST_BAD_VERSION', `version ${version} of an embedded list`, headerAt);
    this.version = 0;
    this.flags = this.view.getUint32(headerAt + 4, this.little);
  }

  value(): unknown {
    const { type, valueAt } = this;
    if (type === UINT64) return this.view.getBigUint64(valueAt, this.little);
    if (type === STRING) return this.string();
    const number = type.number;
    if (number !== undefined) {
      if (type.array) return this.numbers(number, valueAt);
      const value = number.read(this.view, valueAt, this.little);
      return type.element === 'bool' ? this.boolean(value as number, valueAt) : value;
    }
    if (type.element === 'none') return true;
    return type.array ? this.strings() : this.string();
  }

  /** The NUL has to be in the last 8 bytes, since the value is the text padded to 8. */
  private string(): string {
    const { bytes, valueAt } = this;
    const limit = valueAt + this.valueSize;
    let end = limit - 8;
    while (end < limit && bytes[end] !== 0) end++;
    const text =
      end < limit && end >= valueAt ? readCachedText(bytes, this.view, valueAt, end - valueAt) : undefined;
    if (text === undefined)
      this.fail('NVLIST_BAD_STRING', 'the text does not end where its size says', valueAt);
    return text;
  }

  private strings(): string[] {
    const limit = this.valueAt + this.valueSize;
    const values: string[] = [];
    let at = this.valueAt + 8 * this.count;
    for (let i = 0; i < this.count; i++) {
      const end = this.findNul(at, limit);
      values.push(readText(this.bytes, at, end));
      at = end + 1;
    }
    if (((at - this.valueAt + 7) & ~7) !== this.valueSize) this.badString(at);
    return values;
  }

  private findNul(start: number, limit: number): number {
    const { bytes } = this;
    let at = start;
    while (at < limit && bytes[at] !== 0) at++;
    if (at >= limit) this.fail('NVLIST_BAD_STRING', 'a string without NUL', start);
    return at;
  }

  private numbers(element: NumberElement, at: number): unknown {
    const { count, little, arrays } = this;
    if (this.type.element === 'bool') return this.booleans(element, at);
    if (element.width === 1 || little === HOST_IS_LITTLE) return arrays.copy(element, at, count);
    if (element.width === 8) return arrays.copySwapped(element, at, count);
    const array = element.cut(new ArrayBuffer(count * element.width), 0, count);
    for (let i = 0; i < count; i++) array[i] = element.read(this.view, at + element.width * i, little);
    return array;
  }

  private booleans(element: NumberElement, at: number): boolean[] {
    const values: boolean[] = [];
    for (let i = 0; i < this.count; i++) {
      values.push(this.boolean(element.read(this.view, at + 4 * i, this.little) as number, at + 4 * i));
    }
    return values;
  }

  private boolean(value: number, at: number): boolean {
    if (value !== 0 && value !== 1) this.fail('NVLIST_BAD_VALUE', `boolean ${value}`, at);
    return value === 1;
  }

  private badString(at: number): never {
    this.fail('NVLIST_BAD_SIZE', `${this.valueSize} bytes do not fit the text`, at);
  }
}
