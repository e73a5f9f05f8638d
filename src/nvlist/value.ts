import type { Nvlist } from './list.ts';
import type { DataTypeName, TYPE_TABLE } from './types.ts';

/** TypeScript type of a single element. */
interface ElementValue {
  none: true;
  bool: boolean;
  byte: number;
  i8: number;
  u8: number;
  i16: number;
  u16: number;
  i32: number;
  u32: number;
  i64: bigint;
  u64: bigint;
  f64: number;
  string: string;
  list: Nvlist;
}

/** TypeScript type of an array of elements. */
interface ElementArray {
  none: never;
  bool: boolean[];
  byte: Uint8Array;
  i8: Int8Array;
  u8: Uint8Array;
  i16: Int16Array;
  u16: Uint16Array;
  i32: Int32Array;
  u32: Uint32Array;
  i64: BigInt64Array;
  u64: BigUint64Array;
  f64: Float64Array;
  string: string[];
  list: Nvlist[];
}

/**
 * TypeScript type of a value of each data type: 64-bit integers are `bigint`, smaller ones and doubles `number`, the
 * flag `boolean` is always `true`, arrays of numbers are typed arrays, `byte_array` and `uint8_array` both
 * `Uint8Array`.
 */
export type NvValues = {
  [K in DataTypeName]: (typeof TYPE_TABLE)[K]['array'] extends true
    ? ElementArray[(typeof TYPE_TABLE)[K]['element']]
    : ElementValue[(typeof TYPE_TABLE)[K]['element']];
};

/** Any value of a pair. Its data type is not always told by it: keep {@link NvTyped} where that matters. */
export type NvValue = NvValues[DataTypeName];

/** A value together with its data type; made by the constructors (`uint64(5n)`, `string('x')`, ...). */
export type NvTyped<K extends DataTypeName = DataTypeName> = {
  [T in K]: { readonly type: T; readonly value: NvValues[T] };
}[K];

/** A pair of a list: name, data type and value. A union by `type`, so that a `switch` on it narrows `value`. */
export type NvPair<K extends DataTypeName = DataTypeName> = {
  [T in K]: { readonly name: string; readonly type: T; readonly value: NvValues[T] };
}[K];

/** DATA_TYPE_BOOLEAN: a pair that is true by being there. It has no value on the wire. */
export function flag(): NvTyped<'boolean'> {
  return { type: 'boolean', value: true };
}

/** DATA_TYPE_BOOLEAN_VALUE: true or false. */
export function booleanValue(value: boolean): NvTyped<'boolean_value'> {
  return { type: 'boolean_value', value };
}

/** DATA_TYPE_BYTE: 0 to 255. */
export function byte(value: number): NvTyped<'byte'> {
  return { type: 'byte', value };
}

/** DATA_TYPE_INT8: -128 to 127. */
export function int8(value: number): NvTyped<'int8'> {
  return { type: 'int8', value };
}

/** DATA_TYPE_UINT8: 0 to 255. */
export function uint8(value: number): NvTyped<'uint8'> {
  return { type: 'uint8', value };
}

/** DATA_TYPE_INT16: -32768 to 32767. */
export function int16(value: number): NvTyped<'int16'> {
  return { type: 'int16', value };
}

/** DATA_TYPE_UINT16: 0 to 65535. */
export function uint16(value: number): NvTyped<'uint16'> {
  return { type: 'uint16', value };
}

/** DATA_TYPE_INT32: -2^31 to 2^31 - 1. */
export function int32(value: number): NvTyped<'int32'> {
  return { type: 'int32', value };
}

/** DATA_TYPE_UINT32: 0 to 2^32 - 1. */
export function uint32(value: number): NvTyped<'uint32'> {
  return { type: 'uint32', value };
}

/** DATA_TYPE_INT64: -2^63 to 2^63 - 1. */
export function int64(value: bigint): NvTyped<'int64'> {
  return { type: 'int64', value };
}

/** DATA_TYPE_UINT64: 0 to 2^64 - 1. */
export function uint64(value: bigint): NvTyped<'uint64'> {
  return { type: 'uint64', value };
}

/** DATA_TYPE_DOUBLE: userland only, the kernel refuses it. The payload of a NaN is not kept. */
export function double(value: number): NvTyped<'double'> {
  return { type: 'double', value };
}

/** DATA_TYPE_HRTIME: nanoseconds, signed 64 bits. */
export function hrtime(value: bigint): NvTyped<'hrtime'> {
  return { type: 'hrtime', value };
}

/** DATA_TYPE_STRING: bytes without NUL; see `text.ts` for how bytes that are no UTF-8 appear in a string. */
export function string(value: string): NvTyped<'string'> {
  return { type: 'string', value };
}

/** DATA_TYPE_NVLIST: an embedded list, kept by reference. */
export function list(value: Nvlist): NvTyped<'nvlist'> {
  return { type: 'nvlist', value };
}

/** DATA_TYPE_BOOLEAN_ARRAY. */
export function booleanArray(value: boolean[]): NvTyped<'boolean_array'> {
  return { type: 'boolean_array', value };
}

/** DATA_TYPE_BYTE_ARRAY: opaque bytes. Not the type that the kernel reads keys from: that is {@link uint8Array}. */
export function byteArray(value: Uint8Array): NvTyped<'byte_array'> {
  return { type: 'byte_array', value };
}

/** DATA_TYPE_INT8_ARRAY. */
export function int8Array(value: Int8Array): NvTyped<'int8_array'> {
  return { type: 'int8_array', value };
}

/** DATA_TYPE_UINT8_ARRAY, for instance `wkeydata` of ZFS_IOC_LOAD_KEY. */
export function uint8Array(value: Uint8Array): NvTyped<'uint8_array'> {
  return { type: 'uint8_array', value };
}

/** DATA_TYPE_INT16_ARRAY. */
export function int16Array(value: Int16Array): NvTyped<'int16_array'> {
  return { type: 'int16_array', value };
}

/** DATA_TYPE_UINT16_ARRAY. */
export function uint16Array(value: Uint16Array): NvTyped<'uint16_array'> {
  return { type: 'uint16_array', value };
}

/** DATA_TYPE_INT32_ARRAY. */
export function int32Array(value: Int32Array): NvTyped<'int32_array'> {
  return { type: 'int32_array', value };
}

/** DATA_TYPE_UINT32_ARRAY. */
export function uint32Array(value: Uint32Array): NvTyped<'uint32_array'> {
  return { type: 'uint32_array', value };
}

/** DATA_TYPE_INT64_ARRAY. */
export function int64Array(value: BigInt64Array): NvTyped<'int64_array'> {
  return { type: 'int64_array', value };
}

/** DATA_TYPE_UINT64_ARRAY, for instance `vdev_stats`. */
export function uint64Array(value: BigUint64Array): NvTyped<'uint64_array'> {
  return { type: 'uint64_array', value };
}

/** DATA_TYPE_STRING_ARRAY. */
export function stringArray(value: string[]): NvTyped<'string_array'> {
  return { type: 'string_array', value };
}

/** DATA_TYPE_NVLIST_ARRAY, for instance `children` of a vdev. The lists are kept by reference. */
export function listArray(value: Nvlist[]): NvTyped<'nvlist_array'> {
  return { type: 'nvlist_array', value };
}
