import { HOST_IS_LITTLE, type NumberElement, WIRE_TYPES, type WireType } from './element.ts';
import { Reader, type ReadLimits } from './reader.ts';
import { readText } from './text.ts';
import { readCachedText } from './text-cache.ts';

/**
 * Reads XDR encoding.
 *
 * The encoded size of a pair is not used, as in libnvpair: for an array of numbers without elements it counts a word
 * that is never written, and the stream ends with that many spare bytes. Stricter than libnvpair in one point: the
 * count before the elements has to be the pair's element count. Laxer in one: libnvpair cannot read its own encoding of
 * a list that ends with an array of several empty strings (`NVS_XDR_MAX_LEN` guesses too low); that is read here.
 *
 * Source: `nvs_xdr_*` in OpenZFS `module/nvpair/nvpair.c`.
 */
export class XdrReader extends Reader {
  private nameSize = 0;
  private textSize = 0;
  private decodedSize = 0;
  private pairAt = 0;

  constructor(bytes: Uint8Array, limits: ReadLimits) {
    super(bytes, limits);
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
    if (--this.pairsLeft < 0) this.fail('NVLIST_TOO_MANY_PAIRS', 'more pairs than allowed', at);
    this.pairAt = at;
    this.decodedSize = decodedSize;
    this.readName();
    const typeAt = this.take(8);
    const code = view.getInt32(typeAt);
    const type = WIRE_TYPES[code];
    if (type === undefined) this.fail('NVLIST_BAD_TYPE', `data type ${code}`, typeAt);
    const count = view.getInt32(typeAt + 4);
    if (count < 0 || (!type.array && count !== type.scalarCount)) {
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
    this.name = this.text(length);
    this.nameSize = this.textSize + 1;
    if (this.nameSize > 0x7fff) this.fail('NVLIST_BAD_NAME', `name of ${length} bytes`, lengthAt);
  }

  /** Reads a text and sets `textSize`: libnvpair cuts it at its first NUL. */
  private text(length: number): string {
    const { bytes } = this;
    const start = this.takePadded(length);
    const text = readCachedText(bytes, this.view, start, length);
    this.textSize = length;
    if (text !== undefined) return text;
    const end = bytes.indexOf(0, start);
    this.textSize = end - start;
    return readText(bytes, start, end);
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
    const { count, view, arrays } = this;
    if (type.element === 'byte') return arrays.copy(element, this.takePadded(count), count);
    if (count > 0) this.checkCount(count);
    const width = element.xdrWidth;
    const start = this.take(count * width);
    if (type.element === 'bool') return this.booleans(start);
    if (width === 8) {
      return HOST_IS_LITTLE ? arrays.copySwapped(element, start, count) : arrays.copy(element, start, count);
    }
    const array = element.cut(new ArrayBuffer(count * element.width), 0, count);
    const lowAt = start + width - element.width;
    for (let i = 0; i < count; i++) array[i] = element.read(view, lowAt + width * i, false);
    return array;
  }

  private checkCount(count: number): void {
    const at = this.take(4);
    const found = this.view.getUint32(at);
    if (found !== count) this.fail('NVLIST_BAD_COUNT', `${found} elements where the pair has ${count}`, at);
  }

  private booleans(start: number): boolean[] {
    const values: boolean[] = [];
    for (let i = 0; i < this.count; i++) values.push(this.boolean(start + 4 * i));
    return values;
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
    const text = this.text(length);
    this.checkDecodedSize(this.textSize + 1);
    return text;
  }

  private strings(): string[] {
    const values: string[] = [];
    const valueSize = this.decodedSize - ((16 + this.nameSize + 7) & ~7);
    let size = 8 * this.count;
    for (let i = 0; i < this.count; i++) {
      const lengthAt = this.take(4);
      const length = this.view.getUint32(lengthAt);
      if (length >= valueSize - size) this.fail('NVLIST_BAD_SIZE', `text of ${length} bytes`, lengthAt);
      values.push(this.text(length));
      size += this.textSize + 1;
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
