import type { WireType } from './element.ts';
import { NvlistError } from './error.ts';
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

const MAX_U64 = 0xffff_ffff_ffff_ffffn;
const MAX_I64 = 0x7fff_ffff_ffff_ffffn;

/**
 * Checks that a value may stand under a data type.
 * Throws `NVLIST_WRONG_TYPE`, `NVLIST_OUT_OF_RANGE` or `NVLIST_BAD_STRING`, with `path` in it.
 */
export function checkValue(type: WireType, value: unknown, path: string): void {
  if (!type.array) {
    checkElement(type, value, path);
    return;
  }
  const arrayClass = ARRAY_CLASS[type.element];
  if (arrayClass !== undefined) {
    if (!(value instanceof arrayClass)) wrongType(type, value, path);
    return;
  }
  if (!Array.isArray(value)) wrongType(type, value, path);
  for (let i = 0; i < value.length; i++) checkElement(type, value[i], `${path}[${i}]`);
}

function checkElement(type: WireType, value: unknown, path: string): void {
  switch (type.element) {
    case 'none':
      if (value !== true) wrongType(type, value, path);
      return;
    case 'bool':
      if (typeof value !== 'boolean') wrongType(type, value, path);
      return;
    case 'i64':
    case 'u64':
      checkBigint(type, value, path);
      return;
    case 'f64':
      if (typeof value !== 'number') wrongType(type, value, path);
      return;
    case 'string':
      if (typeof value !== 'string') wrongType(type, value, path);
      checkText(value, path);
      return;
    case 'list':
      if (!(value instanceof Nvlist)) wrongType(type, value, path);
      return;
    default:
      checkInteger(type, value, path);
  }
}

function checkBigint(type: WireType, value: unknown, path: string): void {
  if (typeof value !== 'bigint') wrongType(type, value, path);
  const fits =
    type.element === 'u64' ? value >= 0n && value <= MAX_U64 : value >= -MAX_I64 - 1n && value <= MAX_I64;
  if (!fits) throw new NvlistError('NVLIST_OUT_OF_RANGE', `${value} is no ${type.name}`, { path });
}

function checkInteger(type: WireType, value: unknown, path: string): void {
  if (typeof value !== 'number') wrongType(type, value, path);
  const [low, high] = INTEGER_RANGE[type.element] as readonly [number, number];
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new NvlistError('NVLIST_OUT_OF_RANGE', `${value} is no ${type.name} (${low} to ${high})`, { path });
  }
}

/** Throws `NVLIST_BAD_STRING` with `path` if the text cannot be written. */
export function checkText(text: string, path: string): void {
  try {
    textBytes(text);
  } catch (error) {
    if (error instanceof NvlistError) throw new NvlistError(error.code, error.reason, { path });
    throw error;
  }
}

function wrongType(type: WireType, value: unknown, path: string): never {
  throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} is no value of ${type.name}`, { path });
}

/** What a JavaScript value is, in two or three words, for messages. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `${typeof value} ${String(value).slice(0, 40)}`;
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === 'string' && name !== '' ? `an object of class ${name}` : 'an object';
}
