import { checkText, checkValue, describe, plusZero } from './check-value.ts';
import { checkDepth } from './compare.ts';
import { wireTypeOf } from './element.ts';
import { joinPath, NvlistError } from './error.ts';
import { hexOf, parseHex } from './hex.ts';
import { Nvlist } from './list.ts';
import { DATA_TYPE, type DataTypeName } from './types.ts';
import type { NvPair } from './value.ts';

/**
 * A list as JSON values without loss: pairs in order with their data types, 64-bit integers as decimal strings, arrays
 * of bytes as hexadecimal strings. A byte 0xNN that is no UTF-8 stands in a string as the lone surrogate U+DCNN, which
 * `JSON.stringify` escapes.
 */
export interface NvlistJson {
  readonly flags: number;
  /** Absent when 0. */
  readonly version?: number;
  readonly pairs: readonly NvPairJson[];
}

/** A pair in an {@link NvlistJson}; a flag has no value. */
export interface NvPairJson {
  readonly name: string;
  readonly type: DataTypeName;
  readonly value?: NvValueJson;
}

/** Values in an {@link NvPairJson}; doubles that JSON has no number for are the strings NaN, Infinity, -Infinity, -0. */
export type NvValueJson =
  | boolean
  | number
  | string
  | readonly boolean[]
  | readonly number[]
  | readonly string[]
  | NvlistJson
  | readonly NvlistJson[];

/** The lossless JSON form of a list; give it to `JSON.stringify`. Throws `NVLIST_TOO_DEEP`. */
export function toJson(list: Nvlist, depth = 0): NvlistJson {
  checkDepth(depth);
  const pairs = list.pairs().map((pair): NvPairJson => {
    const { name, type } = pair;
    return type === 'boolean' ? { name, type } : { name, type, value: valueToJson(pair, depth) };
  });
  return list.version === 0
    ? { flags: list.flags, pairs }
    : { flags: list.flags, version: list.version, pairs };
}

function valueToJson(pair: NvPair, depth: number): NvValueJson {
  switch (pair.type) {
    case 'nvlist':
      return toJson(pair.value, depth + 1);
    case 'nvlist_array':
      return pair.value.map((child) => toJson(child, depth + 1));
    case 'byte_array':
    case 'uint8_array':
      return hexOf(pair.value);
    case 'double':
      return Number.isFinite(pair.value) && !Object.is(pair.value, -0) ? pair.value : doubleName(pair.value);
    case 'int64_array':
    case 'uint64_array':
      return Array.from(pair.value, String);
    case 'string_array':
      return pair.value.slice();
    case 'boolean_array':
      return pair.value.slice();
    default:
      if (typeof pair.value === 'bigint') return pair.value.toString();
      return typeof pair.value === 'object' ? Array.from(pair.value) : pair.value;
  }
}

function doubleName(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * The list that a JSON form stands for; `json` is what `JSON.parse` gave. Duplicates are kept as they stand.
 * Throws `NVLIST_BAD_JSON`, `NVLIST_WRONG_TYPE`, `NVLIST_OUT_OF_RANGE`, `NVLIST_BAD_STRING` or `NVLIST_TOO_DEEP`, with
 * the path.
 */
export function fromJson(json: unknown): Nvlist {
  return listFrom(json, '', 0);
}

function listFrom(json: unknown, path: string, depth: number): Nvlist {
  checkDepth(depth);
  const { flags, version = 0, pairs } = recordFrom(json, path);
  if (!isUint32(flags) || !isInt32(version) || !Array.isArray(pairs)) {
    bad('a list is { "flags": ..., "pairs": [...] }', path);
  }
  const list = new Nvlist(flags, version);
  for (const item of pairs) addPair(list, item, path, depth);
  return list;
}

function addPair(list: Nvlist, json: unknown, parent: string, depth: number): void {
  const { name, type, value } = recordFrom(json, parent);
  if (typeof name !== 'string') bad('a pair needs a name', parent);
  const path = joinPath(parent, name);
  if (typeof type !== 'string' || !Object.hasOwn(DATA_TYPE, type))
    bad(`${describe(type)} is no data type`, path);
  checkText(name, path);
  const wire = wireTypeOf(type as DataTypeName);
  const found = valueFrom(wire.name, value, path, depth);
  checkValue(wire, found, path);
  if (wire.element === 'string') for (const text of [found].flat() as string[]) checkText(text, path);
  list.append(name, wire, plusZero(wire, found));
}

const NUMBER_ARRAYS: { readonly [K in DataTypeName]?: { from(items: number[]): ArrayLike<number> } } = {
  int8_array: Int8Array,
  int16_array: Int16Array,
  uint16_array: Uint16Array,
  int32_array: Int32Array,
  uint32_array: Uint32Array,
};

function valueFrom(type: DataTypeName, json: unknown, path: string, depth: number): unknown {
  switch (type) {
    case 'boolean':
      return json === undefined ? true : bad('a flag has no value', path);
    case 'nvlist':
      return listFrom(json, path, depth + 1);
    case 'nvlist_array':
      return arrayFrom(json, path).map((child, i) => listFrom(child, `${path}[${i}]`, depth + 1));
    case 'int64':
    case 'uint64':
    case 'hrtime':
      return bigintFrom(json, path);
    case 'int64_array':
      return BigInt64Array.from(bigintsFrom('int64', json, path));
    case 'uint64_array':
      return BigUint64Array.from(bigintsFrom('uint64', json, path));
    case 'byte_array':
    case 'uint8_array':
      return (
        (typeof json === 'string' ? parseHex(json) : undefined) ?? bad('bytes are hexadecimal digits', path)
      );
    case 'double':
      return doubleFrom(json, path);
    default: {
      const arrayClass = NUMBER_ARRAYS[type];
      return arrayClass === undefined ? json : arrayClass.from(numbersFrom(type, json, path));
    }
  }
}

function bigintsFrom(element: 'int64' | 'uint64', json: unknown, path: string): bigint[] {
  return arrayFrom(json, path).map((item, i) => {
    const value = bigintFrom(item, `${path}[${i}]`);
    checkValue(wireTypeOf(element), value, `${path}[${i}]`);
    return value;
  });
}

function numbersFrom(type: DataTypeName, json: unknown, path: string): number[] {
  const element = wireTypeOf(type.slice(0, -'_array'.length) as DataTypeName);
  return arrayFrom(json, path).map((item, i) => {
    checkValue(element, item, `${path}[${i}]`);
    return item as number;
  });
}

/** 20 characters hold every 64-bit integer; longer texts are refused unread. */
function bigintFrom(json: unknown, path: string): bigint {
  if (typeof json === 'string' && /^-?[0-9]{1,20}$/.test(json)) return BigInt(json);
  return bad('a 64-bit integer is a string of decimal digits', path);
}

function doubleFrom(json: unknown, path: string): number {
  if (typeof json === 'number') return json;
  if (json === 'NaN' || json === 'Infinity' || json === '-Infinity' || json === '-0') return Number(json);
  return bad('a double is a number, or one of NaN, Infinity, -Infinity, -0', path);
}

function arrayFrom(json: unknown, path: string): unknown[] {
  return Array.isArray(json) ? json : bad(`${describe(json)} is no array`, path);
}

function recordFrom(json: unknown, path: string): Record<string, unknown> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json))
    return json as Record<string, unknown>;
  return bad(`${describe(json)} is no object`, path);
}

function isUint32(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff_ffff;
}

function isInt32(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) === ((value as number) | 0);
}

function bad(reason: string, path: string): never {
  throw new NvlistError('NVLIST_BAD_JSON', reason, { path });
}
