import type { NumberArray, NumberElement, WireType } from './element.ts';
import { LIMITS } from './limits.ts';
import type { Nvlist } from './list.ts';
import type { Output } from './output.ts';
import { writeText } from './text.ts';
import type { Endian } from './types.ts';
import { Writer } from './writer.ts';

/**
 * Writes XDR encoding, byte for byte as `nvs_xdr_*` in OpenZFS `module/nvpair/nvpair.c`.
 *
 * For an array of numbers without elements libnvpair's sizes count a word that is not written; the stream has that many
 * zero bytes at its end instead. `spare` adds them up.
 */
export class XdrWriter extends Writer {
  private readonly endian: Endian;
  private spare = 0;

  constructor(out: Output, endian: Endian) {
    super(out);
    this.endian = endian;
  }

  start(list: Nvlist): void {
    const { out } = this;
    out.reserve(4);
    out.bytes.set([1, this.endian === 'little' ? 1 : 0, 0, 0], out.offset);
    out.offset += 4;
    this.childBody(list);
    this.zeros(this.spare);
  }

  protected end(): void {
    this.zeros(8);
  }

  protected childBody(list: Nvlist): void {
    this.int32(list.version);
    this.int32(list.flags | 0);
    this.body(list);
  }

  protected pair(name: string, type: WireType, value: unknown): void {
    const { out } = this;
    const at = out.offset;
    const spareBefore = this.spare;
    this.zeros(8);
    const nameBytes = this.text(name);
    if (nameBytes > LIMITS.nameBytes) this.fail('NVLIST_BAD_NAME', `a name of ${nameBytes} bytes`, name);
    this.int32(type.code);
    const countAt = out.offset;
    this.int32(0);
    const valueSize = this.value(name, type, value, countAt);
    out.view.setInt32(at, out.offset - at + this.spare - spareBefore);
    out.view.setInt32(at + 4, ((16 + nameBytes + 8) & ~7) + Math.ceil(valueSize / 8) * 8);
  }

  /** Writes count and value, and gives the bytes that the value takes in native encoding. */
  private value(name: string, type: WireType, value: unknown, countAt: number): number {
    const count = type.array ? (value as ArrayLike<unknown>).length : type.element === 'none' ? 0 : 1;
    this.out.view.setInt32(countAt, count);
    const { number, element, array } = type;
    if (number !== undefined) {
      if (array) this.numbers(type, number, value as NumberArray);
      else this.number(number, value);
    } else if (element === 'string') {
      return array ? this.strings(value as string[]) : this.text(value as string) + 1;
    } else if (element === 'list') {
      if (!array) this.child(name, -1, value as Nvlist);
      else
        (value as Nvlist[]).forEach((list, i) => {
          this.child(name, i, list);
        });
    }
    return type.nativeWidth * count;
  }

  private number(element: NumberElement, value: unknown): void {
    const { out } = this;
    out.reserve(8);
    element.writeXdr(out.view, out.offset, value as never);
    out.offset += element.xdrWidth;
  }

  private numbers(type: WireType, element: NumberElement, values: NumberArray | boolean[]): void {
    const { out } = this;
    const { length } = values;
    if (type.element === 'byte') {
      out.reserve(length + 4);
      out.bytes.set(values as Uint8Array, out.offset);
      this.pad(length);
      return;
    }
    if (length === 0) {
      this.spare += 4;
      return;
    }
    this.int32(length);
    out.reserve(length * element.xdrWidth);
    for (let i = 0; i < length; i++) {
      element.writeXdr(out.view, out.offset + i * element.xdrWidth, values[i] as never);
    }
    out.offset += length * element.xdrWidth;
  }

  private strings(values: string[]): number {
    let size = 8 * values.length;
    for (const text of values) size += this.text(text) + 1;
    return size;
  }

  /** Writes length, bytes and padding; gives the number of bytes without padding. */
  private text(text: string): number {
    const { out } = this;
    out.reserve(text.length * 3 + 8);
    const start = out.offset + 4;
    const length = writeText(out.bytes, start, text) - start;
    out.view.setInt32(out.offset, length);
    out.offset = start;
    this.pad(length);
    return length;
  }

  /** Steps over `length` bytes already written and their padding to a multiple of 4. */
  private pad(length: number): void {
    this.out.offset += Math.ceil(length / 4) * 4;
  }

  private int32(value: number): void {
    this.out.reserve(4);
    this.out.view.setInt32(this.out.offset, value);
    this.out.offset += 4;
  }

  private zeros(size: number): void {
    const { out } = this;
    out.reserve(size);
    out.offset += size;
  }
}
