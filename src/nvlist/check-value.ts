import type { WireType } from './element.ts';
import { atPath, NvlistError } from './error.ts';
import { Nvlist } from './list.ts';
import { textBytes } from './text.ts';
import type { ElementName } from './types.ts';

/** Lowest and highest integer of the elements that are `number`. */
const INTEGER_RANGE: { readonly [K in ElementName]?: readonly [number, number] } = {
  byte: [0, 0xff],
  i8: [-0x80, 0x7f],
  u8: [0, 0xff],
  i16: [-0x8000, 0x7fff],
  u16: [0, 0xffff],
  i32: [-0x8000_0000, 0x7fff_ffff],
  u32: [0, 0xffff_ffff],
};

/** Class of the arrays of each element. */
const ARRAY_CLASS: { readonly [K in ElementName]?: abstract new (...args: never[]) => unknown } = {
  byte: Uint8Array,
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
  f64: Float64Array,
};

/**
 * Checks that a value may stand under a data type. `path` is that of the pair. Whether a string can be written is found
 * out when it is written.
 * Throws `NVLIST_WRONG_TYPE` or `NVLIST_OUT_OF_RANGE`.
 */
export function checkValue(type: WireType, value: unknown, path: string): void {
  if (!type.array) {
    if (!isElement(type, value)) refuse(type, value, path);
    return;
  }
  const arrayClass = ARRAY_CLASS[type.element];
  if (arrayClass !== undefined) {
    if (!(value instanceof arrayClass)) refuse(type, value, path);
    return;
  }
  if (!Array.isArray(value)) refuse(type, value, path);
  for (let i = 0; i < value.length; i++) {
    if (!isElement(type, value[i])) refuse(type, value[i], `${path}[${i}]`);
  }
}

function isElement(type: WireType, value: unknown): boolean {
  switch (type.element) {
    case 'u64':
      return typeof value === 'bigint' && BigInt.asUintN(64, value) === value;
    case 'string':
      return typeof value === 'string';
    case 'list':
      return value instanceof Nvlist;
    case 'none':
      return value === true;
    case 'bool':
      return typeof value === 'boolean';
    case 'i64':
      return typeof value === 'bigint' && BigInt.asIntN(64, value) === value;
    case 'f64':
      return typeof value === 'number';
    default: {
      const [low, high] = INTEGER_RANGE[type.element] as readonly [number, number];
      return Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
    }
  }
}

/** Says what is wrong with a value that was found wrong. */
function refuse(type: WireType, value: unknown, path: string): never {
  const range = INTEGER_RANGE[type.element];
  const isNumber = type.element === 'u64' || type.element === 'i64' ? 'bigint' : 'number';
  if (!type.array && typeof value === isNumber && (range !== undefined || isNumber === 'bigint')) {
    const between = range === undefined ? '' : ` (${range[0]} to ${range[1]})`;
    throw new NvlistError('NVLIST_OUT_OF_RANGE', `${value} is no ${type.name}${between}`, { path });
  }
  throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} is no value of ${type.name}`, { path });
}

/** Throws `NVLIST_BAD_STRING` with `path` if the text cannot be written. */
export function checkText(text: string, path: string): void {
  try {
    textBytes(text);
  } catch (error) {
    throw atPath(error, path);
  }
}

/** The value with -0 made 0 where it stands for an integer: no encoding keeps the difference. */
export function plusZero(type: WireType, value: unknown): unknown {
  return value === 0 && type.element !== 'f64' ? 0 : value;
}

/** What a JavaScript value is, in two or three words, for messages. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `${typeof value} ${String(value).slice(0, 40)}`;
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === 'string' && name !== '' ? `an object of class ${name}` : 'an object';
}
