import type { Nvlist } from './list.ts';
import type { NvObject } from './plain-object.ts';
import type { DataTypeName } from './types.ts';
import type { NvTyped, NvValues } from './value.ts';

/** What every schema has. */
export interface SchemaFacts {
  /** One line for a reader of the reference page. */
  readonly doc?: string;
  /** Whether the key may be absent. */
  readonly optional: boolean;
}

/** A value of one data type that is no list. A flag (`boolean`) is a key that is there or not. */
export interface ValueSchema<K extends DataTypeName = DataTypeName> extends SchemaFacts {
  readonly kind: 'value';
  readonly type: K;
}

/** What happens to names that a list schema does not have, see {@link nv.list}. */
export type ExtraKeys = 'refuse' | 'ignore' | 'keep' | undefined;

/** Schemas by key. */
export interface ListKeys {
  readonly [name: string]: Schema;
}

/** A list with known keys. */
export interface ListSchema<K extends ListKeys = ListKeys, E extends ExtraKeys = ExtraKeys>
  extends SchemaFacts {
  readonly kind: 'list';
  readonly keys: K;
  readonly extra: E;
}

/** An array of lists. */
export interface ListArraySchema<S extends Schema = Schema> extends SchemaFacts {
  readonly kind: 'listArray';
  readonly item: S;
}

/** A list with any names and one kind of value. */
export interface MapSchema<S extends Schema = Schema> extends SchemaFacts {
  readonly kind: 'map';
  readonly item: S;
}

/** One of several, told apart by data type. */
export interface UnionSchema<S extends readonly Schema[] = readonly Schema[]> extends SchemaFacts {
  readonly kind: 'union';
  readonly options: S;
}

/** Any list, without loss. */
export interface RawSchema extends SchemaFacts {
  readonly kind: 'raw';
}

/** Any list, as a plain object; for decoding only. */
export interface ObjectSchema extends SchemaFacts {
  readonly kind: 'object';
}

/** Any value of any type, with its type. */
export interface AnySchema extends SchemaFacts {
  readonly kind: 'any';
}

/** Description of a value in a list, or of a list: plain data, to be read by anyone. */
export type Schema =
  | ValueSchema
  | ListSchema
  | ListArraySchema
  | MapSchema
  | UnionSchema
  | RawSchema
  | ObjectSchema
  | AnySchema;

type OptionalNames<K> = { [N in keyof K]: K[N] extends { readonly optional: true } ? N : never }[keyof K];

type InferKeys<K> = { readonly [N in Exclude<keyof K, OptionalNames<K>>]: Infer<K[N]> } & {
  readonly [N in OptionalNames<K>]?: Infer<K[N]> | undefined;
};

type InferExtra<E> = E extends 'keep' ? { readonly [name: string]: unknown } : unknown;

type InferValue<K> = K extends 'boolean'
  ? boolean
  : K extends 'string_array'
    ? readonly string[]
    : K extends 'boolean_array'
      ? readonly boolean[]
      : K extends DataTypeName
        ? NvValues[K]
        : never;

/**
 * The TypeScript type that a schema describes; flags and optional keys are optional. Of {@link Schema} itself, about
 * which nothing is known, it is `unknown`.
 */
export type Infer<S> = Schema extends S ? unknown : InferKnown<S>;

type InferKnown<S> = S extends { readonly kind: 'value'; readonly type: infer K }
  ? InferValue<K>
  : S extends { readonly kind: 'list'; readonly keys: infer K; readonly extra: infer E }
    ? InferKeys<K> & InferExtra<E>
    : S extends { readonly kind: 'listArray'; readonly item: infer I }
      ? readonly Infer<I>[]
      : S extends { readonly kind: 'map'; readonly item: infer I }
        ? { readonly [name: string]: Infer<I> }
        : S extends { readonly kind: 'union'; readonly options: readonly (infer O)[] }
          ? Infer<O>
          : S extends { readonly kind: 'raw' }
            ? Nvlist
            : S extends { readonly kind: 'object' }
              ? NvObject
              : S extends { readonly kind: 'any' }
                ? NvTyped
                : never;

/** Options that every builder takes. */
export interface SchemaOptions {
  /** One line for a reader of the reference page. */
  readonly doc?: string;
}

function value<K extends DataTypeName>(type: K, options: SchemaOptions | undefined): ValueSchema<K> {
  return { kind: 'value', type, optional: false, ...options };
}

/**
 * Builders of schemas. Describe a list once and get its TypeScript type ({@link Infer}), checked encoding
 * (`encodeWith`), checked decoding (`decodeWith`) and something that documentation can be made from.
 */
export const nv = {
  /** DATA_TYPE_BOOLEAN: an optional key that is true when it is there; false and undefined are not sent. */
  flag(options?: SchemaOptions): ValueSchema<'boolean'> & { readonly optional: true } {
    return { kind: 'value', type: 'boolean', optional: true, ...options };
  },

  /** DATA_TYPE_BOOLEAN_VALUE: true or false. */
  booleanValue(options?: SchemaOptions): ValueSchema<'boolean_value'> {
    return value('boolean_value', options);
  },

  /** DATA_TYPE_BYTE: 0 to 255. */
  byte(options?: SchemaOptions): ValueSchema<'byte'> {
    return value('byte', options);
  },

  /** DATA_TYPE_INT8: -128 to 127. */
  int8(options?: SchemaOptions): ValueSchema<'int8'> {
    return value('int8', options);
  },

  /** DATA_TYPE_UINT8: 0 to 255. */
  uint8(options?: SchemaOptions): ValueSchema<'uint8'> {
    return value('uint8', options);
  },

  /** DATA_TYPE_INT16: -32768 to 32767. */
  int16(options?: SchemaOptions): ValueSchema<'int16'> {
    return value('int16', options);
  },

  /** DATA_TYPE_UINT16: 0 to 65535. */
  uint16(options?: SchemaOptions): ValueSchema<'uint16'> {
    return value('uint16', options);
  },

  /** DATA_TYPE_INT32: a number. */
  int32(options?: SchemaOptions): ValueSchema<'int32'> {
    return value('int32', options);
  },

  /** DATA_TYPE_UINT32: a number. */
  uint32(options?: SchemaOptions): ValueSchema<'uint32'> {
    return value('uint32', options);
  },

  /** DATA_TYPE_INT64: a bigint. */
  int64(options?: SchemaOptions): ValueSchema<'int64'> {
    return value('int64', options);
  },

  /** DATA_TYPE_UINT64: a bigint. */
  uint64(options?: SchemaOptions): ValueSchema<'uint64'> {
    return value('uint64', options);
  },

  /** DATA_TYPE_DOUBLE: a number; the kernel has no such type. */
  double(options?: SchemaOptions): ValueSchema<'double'> {
    return value('double', options);
  },

  /** DATA_TYPE_HRTIME: nanoseconds as a bigint. */
  hrtime(options?: SchemaOptions): ValueSchema<'hrtime'> {
    return value('hrtime', options);
  },

  /** DATA_TYPE_STRING: text. */
  string(options?: SchemaOptions): ValueSchema<'string'> {
    return value('string', options);
  },

  /** DATA_TYPE_BOOLEAN_ARRAY: booleans. */
  booleanArray(options?: SchemaOptions): ValueSchema<'boolean_array'> {
    return value('boolean_array', options);
  },

  /** DATA_TYPE_BYTE_ARRAY: a Uint8Array; not what the kernel takes keys as, see `uint8Array`. */
  byteArray(options?: SchemaOptions): ValueSchema<'byte_array'> {
    return value('byte_array', options);
  },

  /** DATA_TYPE_INT8_ARRAY: an Int8Array. */
  int8Array(options?: SchemaOptions): ValueSchema<'int8_array'> {
    return value('int8_array', options);
  },

  /** DATA_TYPE_UINT8_ARRAY: a Uint8Array. */
  uint8Array(options?: SchemaOptions): ValueSchema<'uint8_array'> {
    return value('uint8_array', options);
  },

  /** DATA_TYPE_INT16_ARRAY: an Int16Array. */
  int16Array(options?: SchemaOptions): ValueSchema<'int16_array'> {
    return value('int16_array', options);
  },

  /** DATA_TYPE_UINT16_ARRAY: a Uint16Array. */
  uint16Array(options?: SchemaOptions): ValueSchema<'uint16_array'> {
    return value('uint16_array', options);
  },

  /** DATA_TYPE_INT32_ARRAY: an Int32Array. */
  int32Array(options?: SchemaOptions): ValueSchema<'int32_array'> {
    return value('int32_array', options);
  },

  /** DATA_TYPE_UINT32_ARRAY: a Uint32Array. */
  uint32Array(options?: SchemaOptions): ValueSchema<'uint32_array'> {
    return value('uint32_array', options);
  },

  /** DATA_TYPE_INT64_ARRAY: a BigInt64Array. */
  int64Array(options?: SchemaOptions): ValueSchema<'int64_array'> {
    return value('int64_array', options);
  },

  /** DATA_TYPE_UINT64_ARRAY: a BigUint64Array. */
  uint64Array(options?: SchemaOptions): ValueSchema<'uint64_array'> {
    return value('uint64_array', options);
  },

  /** DATA_TYPE_STRING_ARRAY: texts. */
  stringArray(options?: SchemaOptions): ValueSchema<'string_array'> {
    return value('string_array', options);
  },

  /**
   * A list with known keys. `extra` says what happens to other names: without it they are refused when encoding and
   * ignored when decoding; `refuse` and `ignore` hold both ways; `keep` decodes them to plain values and encodes them
   * with inferred types.
   */
  list<const K extends ListKeys, const E extends ExtraKeys = undefined>(
    keys: K,
    options?: SchemaOptions & { readonly extra?: E },
  ): ListSchema<K, E> {
    return { kind: 'list', keys, optional: false, ...options, extra: options?.extra as E };
  },

  /** DATA_TYPE_NVLIST_ARRAY of lists of one shape. */
  listArray<const S extends Schema>(item: S, options?: SchemaOptions): ListArraySchema<S> {
    return { kind: 'listArray', item, optional: false, ...options };
  },

  /** A list with any names, each for a value of one kind. Of flags: false and undefined are not sent. */
  map<const S extends Schema>(item: S, options?: SchemaOptions): MapSchema<S> {
    return { kind: 'map', item, optional: false, ...options };
  },

  /** The same schema for a key that may be absent. */
  optional<const S extends Schema>(schema: S, options?: SchemaOptions): S & { readonly optional: true } {
    return { ...schema, ...options, optional: true };
  },

  /** One of several: by data type when decoding; when encoding the first that the value fits. */
  union<const S extends readonly Schema[]>(...options: S): UnionSchema<S> {
    return { kind: 'union', options, optional: false };
  },

  /** Any list, kept as an `Nvlist` without loss. */
  raw(options?: SchemaOptions): RawSchema {
    return { kind: 'raw', optional: false, ...options };
  },

  /** Any list as a plain object, without data types; for decoding only. */
  object(options?: SchemaOptions): ObjectSchema {
    return { kind: 'object', optional: false, ...options };
  },

  /** A value of any data type, kept with its type: `{ type: 'uint64', value: 5n }`. */
  any(options?: SchemaOptions): AnySchema {
    return { kind: 'any', optional: false, ...options };
  },
};
