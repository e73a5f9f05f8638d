/**
 * The nvlist data types: the one table from which codes, names, value types, readers and writers are derived.
 *
 * Source: `data_type_t` in OpenZFS `include/sys/nvpair.h`; the same codes in every release since 0.6.
 */

/**
 * How one element of a value is stored. `byte` differs from `u8` only in XDR, where `byte_array` is opaque bytes
 * while `uint8_array` spends four bytes on each element.
 */
export type ElementName =
  | 'none'
  | 'bool'
  | 'byte'
  | 'i8'
  | 'u8'
  | 'i16'
  | 'u16'
  | 'i32'
  | 'u32'
  | 'i64'
  | 'u64'
  | 'f64'
  | 'string'
  | 'list';

/** One row of {@link TYPE_TABLE}: the code on the wire, what one element is, and whether there are many of them. */
export interface TypeRow {
  readonly code: number;
  readonly element: ElementName;
  readonly array: boolean;
}

/**
 * Every data type by its name in nvpair.h, lower case and without the `DATA_TYPE_` prefix. Adding a type means adding
 * a row. `DATA_TYPE_UNKNOWN` (0) and `DATA_TYPE_DONTCARE` (-1) are no types of values and are refused everywhere.
 */
export const TYPE_TABLE = {
  boolean: { code: 1, element: 'none', array: false },
  byte: { code: 2, element: 'byte', array: false },
  int16: { code: 3, element: 'i16', array: false },
  uint16: { code: 4, element: 'u16', array: false },
  int32: { code: 5, element: 'i32', array: false },
  uint32: { code: 6, element: 'u32', array: false },
  int64: { code: 7, element: 'i64', array: false },
  uint64: { code: 8, element: 'u64', array: false },
  string: { code: 9, element: 'string', array: false },
  byte_array: { code: 10, element: 'byte', array: true },
  int16_array: { code: 11, element: 'i16', array: true },
  uint16_array: { code: 12, element: 'u16', array: true },
  int32_array: { code: 13, element: 'i32', array: true },
  uint32_array: { code: 14, element: 'u32', array: true },
  int64_array: { code: 15, element: 'i64', array: true },
  uint64_array: { code: 16, element: 'u64', array: true },
  string_array: { code: 17, element: 'string', array: true },
  hrtime: { code: 18, element: 'i64', array: false },
  nvlist: { code: 19, element: 'list', array: false },
  nvlist_array: { code: 20, element: 'list', array: true },
  boolean_value: { code: 21, element: 'bool', array: false },
  int8: { code: 22, element: 'i8', array: false },
  uint8: { code: 23, element: 'u8', array: false },
  boolean_array: { code: 24, element: 'bool', array: true },
  int8_array: { code: 25, element: 'i8', array: true },
  uint8_array: { code: 26, element: 'u8', array: true },
  double: { code: 27, element: 'f64', array: false },
} as const satisfies Record<string, TypeRow>;

/** Name of a data type: `'uint64'`, `'nvlist_array'`, `'boolean'` (the flag without a value), ... */
export type DataTypeName = keyof typeof TYPE_TABLE;

/** Code of a data type on the wire: 1 to 27. */
export type DataTypeCode = (typeof TYPE_TABLE)[DataTypeName]['code'];

/** Names of all 27 data types in the order of their codes. */
export const DATA_TYPE_NAMES = Object.freeze(Object.keys(TYPE_TABLE)) as readonly DataTypeName[];

/** Wire code of each data type by name: `DATA_TYPE.uint64 === 8`. */
export const DATA_TYPE = Object.freeze(
  Object.fromEntries(DATA_TYPE_NAMES.map((name) => [name, TYPE_TABLE[name].code])),
) as { readonly [K in DataTypeName]: (typeof TYPE_TABLE)[K]['code'] };

const NAME_BY_CODE: (DataTypeName | undefined)[] = [];
for (const name of DATA_TYPE_NAMES) NAME_BY_CODE[DATA_TYPE[name]] = name;

/** Name of a data type by its wire code, or undefined for a code that is none (0, -1 and everything above 27). */
export function dataTypeName(code: number): DataTypeName | undefined {
  return NAME_BY_CODE[code];
}

/** `nvflag` of a list: names are unique, adding one replaces the old pair. What the kernel uses for its answers. */
export const NV_UNIQUE_NAME = 1;

/** `nvflag` of a list: a name may exist once for each data type. */
export const NV_UNIQUE_NAME_TYPE = 2;

/** The two encodings of nvlists: byte 0 of the stream is 0 for native and 1 for XDR. */
export type Encoding = 'native' | 'xdr';

/** Byte order of a native stream: byte 1 is 1 for little and 0 for big. XDR data is always big-endian. */
export type Endian = 'little' | 'big';
