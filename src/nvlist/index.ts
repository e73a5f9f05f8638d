/**
 * The nvlist codec, native and XDR: {@link decode} and {@link encode} are lossless, {@link decodeObject} gives plain objects. It
 * imports nothing and runs in a browser.
 *
 * @module zfskit/nvlist
 */

export { equalLists } from './compare.ts';
export { type DecodeOptions, decode, decodeObject, readHeader, type StreamHeader } from './decode.ts';
export { diff, type NvDifference } from './diff.ts';
export { dump } from './dump.ts';
export { type EncodeOptions, encode, encodedSize } from './encode.ts';
export { NvlistError, type NvlistErrorCode, type NvlistErrorPlace } from './error.ts';
export type { NvlistInit, NvlistInitValue } from './infer-value.ts';
export { fromJson, type NvlistJson, type NvPairJson, type NvValueJson, toJson } from './json.ts';
export { LIMITS } from './limits.ts';
export { Nvlist } from './list.ts';
export type { NvObject, NvObjectValue } from './plain-object.ts';
export { printJson } from './print-json.ts';
export type { ReadLimits } from './reader.ts';
export {
  type AnySchema,
  type ExtraKeys,
  type Infer,
  type ListArraySchema,
  type ListKeys,
  type ListSchema,
  type MapSchema,
  nv,
  type ObjectSchema,
  type RawSchema,
  type Schema,
  type SchemaFacts,
  type SchemaOptions,
  type UnionSchema,
  type ValueSchema,
} from './schema.ts';
export { decodeWith, fromNvlist } from './schema-decode.ts';
export { encodeWith, toNvlist } from './schema-encode.ts';
export { decodeText } from './text.ts';
export { toObject } from './to-object.ts';
export {
  DATA_TYPE,
  DATA_TYPE_NAMES,
  type DataTypeCode,
  type DataTypeName,
  dataTypeName,
  type Encoding,
  type Endian,
  NV_UNIQUE_NAME,
  NV_UNIQUE_NAME_TYPE,
} from './types.ts';
export * from './value.ts';
