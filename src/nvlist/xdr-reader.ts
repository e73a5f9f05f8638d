import { type NumberElement, WIRE_TYPES, type WireType } from './element.ts';
import { readCachedText } from './name-cache.ts';
import { Reader, type ReadLimits } from './reader.ts';

/**
 * Reads XDR encoding.
 *
 * The encoded size of a pair is not used, as in libnvpair: for an array of numbers without elements it counts a word
 * that is never written, and the stream ends with that many spare bytes. Stricter than libnvpair in one point: the
 * count before the elements has to be the pair's element count.
 *
 * Source: `nvs_xdr_*` in OpenZFS `module/nvpair/nvpair.c`.
 */
export class XdrReader extends Reader {
  private nameSize = 0;
  private decodedSize = 0;
  private pairAt = 0;

  constructor(bytes: Uint8Array, offset: number, limits: ReadLimits) {
    super(bytes, offset, limits);
  }

  /** Reads version and flags of the outermost list; the version is not checked, as in libnvpair. */
  start(): void {
    this.header();
  }

  protected header(): void {
    const at = this.take(8);
    this.version = this.view.getInt32(at);
    this.flags = this.view.getUint32(at + 4);
  }

  next(): boolean {
    const { view } = this;
    this.name = '';
    const at = this.take(8);
    const decodedSize = view.getInt32(at + 4);
    if (decodedSize === 0) return false;
    if (decodedSize < 24) this.fail('NVLIST_BAD_SIZE', `decoded size ${decodedSize}`, at + 4);
    this.countPair(at);
    this.pairAt = at;
    this.decodedSize = decodedSize;
    this.readName();
    const typeAt = this.take(8);
    const code = view.getInt32(typeAt);
    const type = WIRE_TYPES[code];
    if (type === undefined) this.fail('NVLIST_BAD_TYPE', `data type ${code}`, typeAt);
    const count = view.getInt32(typeAt + 4);
    if (count < 0 || (!type.array && count !== (type.element === 'none' ? 0 : 1))) {
      this.fail('NVLIST_BAD_COUNT', `${count} elements of ${type.name}`, typeAt + 4);
    }
    this.type = type;
    this.count = count;
    this.valueAt = this.offset;
    if (type.element !== 'string') this.checkDecodedSize(type.nativeWidth * count);
    if (type.xdrCount && count === 0) this.spare += 4;
    return true;
  }

  private readName(): void {
    const lengthAt = this.take(4);
    const length = this.view.getUint32(lengthAt);
    if (length > this.decodedSize - 17) this.fail('NVLIST_BAD_NAME', `name of ${length} bytes`, lengthAt);
    const start = this.takePadded(length);
    const end = this.cut(start, length);
    this.nameSize = end - start + 1;
    if (this.nameSize > 0x7fff) this.fail('NVLIST_BAD_NAME', `name of ${length} bytes`, lengthAt);
    this.name = readCachedText(this.bytes, start, end);
  }

  /** End of the text that starts at `start`: libnvpair cuts it at its first NUL. */
  private cut(start: number, length: number): number {
    const { bytes } = this;
    const limit = start + length;
    let end = start;
    while (end < limit && bytes[end] !== 0) end++;
    return end;
  }

  private checkDecodedSize(valueSize: number): void {
    const size = ((16 + this.nameSize + 7) & ~7) + Math.ceil(valueSize / 8) * 8;
    if (size !== this.decodedSize) {
      this.fail(
        'NVLIST_BAD_SIZE',
        `decoded size ${this.decodedSize} where ${size} is needed`,
        this.pairAt + 4,
      );
    }
  }

  value(): unknown {
    const { type } = this;
    const number = type.number;
    if (number !== undefined) return type.array ? this.numbers(type, number) : this.number(type, number);
    if (type.element === 'none') return true;
    return type.array ? this.strings() : this.string();
  }

  private number(type: WireType, element: NumberElement): unknown {
    const at = this.take(element.xdrWidth);
    if (type.element === 'bool') return this.boolean(at);
    return element.read(this.view, at + element.xdrWidth - element.width, false);
  }

  private numbers(type: WireType, element: NumberElement): unknown {
    const { count, view } = this;
    if (type.element === 'byte') {
      const start = this.takePadded(count);
      return this.bytes.slice(start, start + count);
    }
    if (count > 0) {
      const countAt = this.take(4);
      if (view.getUint32(countAt) !== count) {
        this.fail(
          'NVLIST_BAD_COUNT',
          `${view.getUint32(countAt)} elements where the pair has ${count}`,
          countAt,
        );
      }
    }
    const width = element.xdrWidth;
    const start = this.take(count * width);
    if (element.create === undefined) {
      const values: boolean[] = [];
      for (let i = 0; i < count; i++) values.push(this.boolean(start + 4 * i));
      return values;
    }
    const array = element.create(count);
    const lowAt = start + width - element.width;
    for (let i = 0; i < count; i++) array[i] = element.read(view, lowAt + width * i, false);
    return array;
  }

  private boolean(at: number): boolean {
    const value = this.view.getUint32(at);
    if (value !== 0 && value !== 1) this.fail('NVLIST_BAD_VALUE', `boolean ${value}`, at);
    return value === 1;
  }

  private string(): string {
    const room = this.decodedSize - ((16 + this.nameSize + 7) & ~7);
    const lengthAt = this.take(4);
    const length = this.view.getUint32(lengthAt);
    if (length >= room) this.fail('NVLIST_BAD_SIZE', `text of ${length} bytes`, lengthAt);
    const start = this.takePadded(length);
    const end = this.cut(start, length);
    this.checkDecodedSize(end - start + 1);
    return readCachedText(this.bytes, start, end);
  }

  private strings(): string[] {
    const values: string[] = [];
    const valueSize = this.decodedSize - ((16 + this.nameSize + 7) & ~7);
    let size = 8 * this.count;
    for (let i = 0; i < this.count; i++) {
      const lengthAt = this.take(4);
      const length = this.view.getUint32(lengthAt);
      if (length >= valueSize - size) this.fail('NVLIST_BAD_SIZE', `text of ${length} bytes`, lengthAt);
      const start = this.takePadded(length);
      const end = this.cut(start, length);
      size += end - start + 1;
      values.push(readCachedText(this.bytes, start, end));
    }
    this.checkDecodedSize(size);
    return values;
  }

  private takePadded(length: number): number {
    return this.take(Math.ceil(length / 4) * 4);
  }

  private take(length: number): number {
    const at = this.offset;
    if (length > this.bytes.length - at) this.fail('NVLIST_TRUNCATED', 'the input ends inside the list', at);
    this.offset = at + length;
    return at;
  }
}
