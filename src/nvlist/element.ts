import type { ElementName, TypeRow } from './types.ts';
import { DATA_TYPE_NAMES, type DataTypeName, TYPE_TABLE } from './types.ts';

/** Any array of numbers that a pair can hold. */
export type NumberArray =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float64Array;

/** What the readers and writers have to know of numbers (and booleans) of one kind. */
export interface NumberElement {
  /** Bytes in native encoding. */
  readonly width: number;
  /** Bytes in XDR: never under 4. */
  readonly xdrWidth: number;
  /** Reads one element of native data. Booleans come as number and are checked by the caller. */
  readonly read: (view: DataView, at: number, little: boolean) => number | bigint;
  readonly write: (view: DataView, at: number, value: never, little: boolean) => void;
  /** Writes one element as XDR: big-endian, bytes sign extended even when unsigned, uint16 zero extended. */
  readonly writeXdr: (view: DataView, at: number, value: never) => void;
  /** Typed array over part of a buffer; never called for booleans, which go into a plain array. */
  readonly cut: (buffer: ArrayBuffer, at: number, length: number) => NumberArray;
}

const i8: NumberElement = {
  width: 1,
  xdrWidth: 4,
  read: (view, at) => view.getInt8(at),
  write: (view, at, value: number) => view.setInt8(at, value),
  writeXdr: (view, at, value: number) => view.setInt32(at, (value << 24) >> 24),
  cut: (buffer, at, length) => new Int8Array(buffer, at, length),
};

const u8: NumberElement = {
  width: 1,
  xdrWidth: 4,
  read: (view, at) => view.getUint8(at),
  write: (view, at, value: number) => view.setUint8(at, value),
  writeXdr: i8.writeXdr,
  cut: (buffer, at, length) => new Uint8Array(buffer, at, length),
};

const u32: NumberElement = {
  width: 4,
  xdrWidth: 4,
  read: (view, at, little) => view.getUint32(at, little),
  write: (view, at, value: number, little) => view.setUint32(at, value, little),
  writeXdr: (view, at, value: number) => view.setUint32(at, value),
  cut: (buffer, at, length) => new Uint32Array(buffer, at, length),
};

/** The numeric elements by name; `string`, `list` and `none` have their own code in readers and writers. */
const NUMBER_ELEMENTS: { readonly [K in ElementName]: NumberElement | undefined } = {
  none: undefined,
  string: undefined,
  list: undefined,
  bool: {
    ...u32,
    write: (view, at, value: boolean, little) => view.setUint32(at, value ? 1 : 0, little),
    writeXdr: (view, at, value: boolean) => view.setUint32(at, value ? 1 : 0),
  },
  byte: u8,
  i8,
  u8,
  i16: {
    width: 2,
    xdrWidth: 4,
    read: (view, at, little) => view.getInt16(at, little),
    write: (view, at, value: number, little) => view.setInt16(at, value, little),
    writeXdr: (view, at, value: number) => view.setInt32(at, value),
    cut: (buffer, at, length) => new Int16Array(buffer, at, length),
  },
  u16: {
    width: 2,
    xdrWidth: 4,
    read: (view, at, little) => view.getUint16(at, little),
    write: (view, at, value: number, little) => view.setUint16(at, value, little),
    writeXdr: (view, at, value: number) => view.setUint32(at, value),
    cut: (buffer, at, length) => new Uint16Array(buffer, at, length),
  },
  i32: {
    width: 4,
    xdrWidth: 4,
    read: (view, at, little) => view.getInt32(at, little),
    write: (view, at, value: number, little) => view.setInt32(at, value, little),
    writeXdr: (view, at, value: number) => view.setInt32(at, value),
    cut: (buffer, at, length) => new Int32Array(buffer, at, length),
  },
  u32,
  i64: {
    width: 8,
    xdrWidth: 8,
    read: (view, at, little) => view.getBigInt64(at, little),
    write: (view, at, value: bigint, little) => view.setBigInt64(at, value, little),
    writeXdr: (view, at, value: bigint) => view.setBigInt64(at, value),
    cut: (buffer, at, length) => new BigInt64Array(buffer, at, length),
  },
  u64: {
    width: 8,
    xdrWidth: 8,
    read: (view, at, little) => view.getBigUint64(at, little),
    write: (view, at, value: bigint, little) => view.setBigUint64(at, value, little),
    writeXdr: (view, at, value: bigint) => view.setBigUint64(at, value),
    cut: (buffer, at, length) => new BigUint64Array(buffer, at, length),
  },
  f64: {
    width: 8,
    xdrWidth: 8,
    read: (view, at, little) => view.getFloat64(at, little),
    write: (view, at, value: number, little) => view.setFloat64(at, value, little),
    writeXdr: (view, at, value: number) => view.setFloat64(at, value),
    cut: (buffer, at, length) => new Float64Array(buffer, at, length),
  },
};

/** A row of the type table joined with its element, as the readers and writers use it. */
export interface WireType {
  readonly name: DataTypeName;
  readonly code: number;
  readonly element: ElementName;
  readonly array: boolean;
  /** Facts of a numeric element, undefined for strings, lists and the flag. */
  readonly number: NumberElement | undefined;
  /** Native bytes an element takes, without the text of strings: 8 for a string in an array, 0 for a lone one. */
  readonly nativeWidth: number;
  /** Element count of a value that is no array: 0 for the flag, else 1; -1 for arrays. */
  readonly scalarCount: number;
  /** Padded native bytes of a value of fixed size, -1 for arrays and strings. */
  readonly scalarSize: number;
  /** Whether XDR writes a count word before the elements (arrays of numbers and booleans, not of bytes). */
  readonly xdrCount: boolean;
}

function wireType(name: DataTypeName): WireType {
  const row: TypeRow = TYPE_TABLE[name];
  const number = NUMBER_ELEMENTS[row.element];
  let nativeWidth = number?.width ?? 0;
  if (row.element === 'list') nativeWidth = row.array ? 32 : 24;
  if (row.element === 'string' && row.array) nativeWidth = 8;
  const xdrCount = row.array && number !== undefined && row.element !== 'byte';
  const scalarCount = row.array ? -1 : row.element === 'none' ? 0 : 1;
  const scalarSize = row.array || row.element === 'string' ? -1 : Math.ceil(nativeWidth / 8) * 8;
  return { ...row, name, number, nativeWidth, scalarCount, scalarSize, xdrCount };
}

/** Wire facts by data type code; index 0 is unused. */
export const WIRE_TYPES: readonly (WireType | undefined)[] = [undefined, ...DATA_TYPE_NAMES.map(wireType)];

/** Wire facts of a data type by its name. */
export function wireTypeOf(name: DataTypeName): WireType {
  return WIRE_BY_NAME.get(name) as WireType;
}

const WIRE_BY_NAME = new Map(
  DATA_TYPE_NAMES.map((name) => [name, WIRE_TYPES[TYPE_TABLE[name].code] as WireType]),
);

/** Whether this machine stores numbers little end first. */
export const HOST_IS_LITTLE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
