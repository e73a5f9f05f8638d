import { describe } from './check-value.ts';
import { checkDepth } from './compare.ts';
import { joinPath, NvlistError } from './error.ts';
import { Nvlist } from './list.ts';
import { DATA_TYPE } from './types.ts';
import type { NvTyped } from './value.ts';

/** A value whose data type `Nvlist.from` infers, or that was made by a constructor. */
export type NvlistInitValue =
  | NvTyped
  | string
  | bigint
  | boolean
  | readonly string[]
  | Int8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Nvlist
  | NvlistInit
  | readonly (Nvlist | NvlistInit)[]
  | undefined;

/** What `Nvlist.from` takes: values by name. */
export interface NvlistInit {
  readonly [name: string]: NvlistInitValue;
}

/** The entries of an object with their data types inferred; undefined ones are left out. */
export function typedEntries(
  values: NvlistInit,
  flags: number,
  path = '',
  depth = 0,
): [name: string, value: NvTyped][] {
  checkDepth(depth);
  const entries: [string, NvTyped][] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) entries.push([name, inferValue(value, flags, joinPath(path, name), depth)]);
  }
  return entries;
}

const TYPED_ARRAYS = [
  [Int8Array, 'int8_array'],
  [Int16Array, 'int16_array'],
  [Uint16Array, 'uint16_array'],
  [Int32Array, 'int32_array'],
  [Uint32Array, 'uint32_array'],
  [BigInt64Array, 'int64_array'],
  [BigUint64Array, 'uint64_array'],
] as const;

function inferValue(value: unknown, flags: number, path: string, depth: number): NvTyped {
  switch (typeof value) {
    case 'string':
      return { type: 'string', value };
    case 'boolean':
      return { type: 'boolean_value', value };
    case 'bigint':
      return { type: value < 0n ? 'int64' : 'uint64', value };
    case 'number':
      ambiguous(path, 'a number', 'int32(), uint32(), double(), or a bigint with uint64() or int64()');
      break;
    case 'object':
      if (value !== null) return inferObject(value, flags, path, depth);
  }
  throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} has no data type`, { path });
}

function inferObject(value: object, flags: number, path: string, depth: number): NvTyped {
  if (value instanceof Nvlist) return { type: 'nvlist', value };
  if (value instanceof Uint8Array) ambiguous(path, 'a Uint8Array', 'byteArray() or uint8Array()');
  for (const [arrayClass, type] of TYPED_ARRAYS) {
    if (value instanceof arrayClass) return { type, value } as NvTyped;
  }
  if (Array.isArray(value)) return inferArray(value, flags, path, depth);
  if (isTyped(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} has no data type`, { path });
  }
  return { type: 'nvlist', value: fromObject(value as NvlistInit, flags, path, depth + 1) };
}

function inferArray(value: unknown[], flags: number, path: string, depth: number): NvTyped {
  if (value.length === 0)
    ambiguous(path, 'an empty array', 'stringArray(), listArray() or another constructor');
  if (value.every((item) => typeof item === 'string')) return { type: 'string_array', value };
  if (typeof value[0] !== 'object')
    ambiguous(path, `an array of ${typeof value[0]}`, 'the constructor of its type');
  const lists = value.map((item: unknown, i) => {
    if (item instanceof Nvlist) return item;
    const typed = inferValue(item, flags, `${path}[${i}]`, depth);
    if (typed.type !== 'nvlist') {
      throw new NvlistError('NVLIST_WRONG_TYPE', `${typed.type} in an array of lists`, {
        path: `${path}[${i}]`,
      });
    }
    return typed.value;
  });
  return { type: 'nvlist_array', value: lists };
}

function fromObject(values: NvlistInit, flags: number, path: string, depth: number): Nvlist {
  const list = new Nvlist(flags);
  for (const [name, typed] of typedEntries(values, flags, path, depth)) list.set(name, typed);
  return list;
}

/** Exactly what the constructors make: a list with the two names `type` and `value` would need a data type's name. */
function isTyped(value: object): value is NvTyped {
  const { type } = value as { type?: unknown };
  return 'value' in value && typeof type === 'string' && Object.hasOwn(DATA_TYPE, type);
}

function ambiguous(path: string, what: string, use: string): never {
  throw new NvlistError('NVLIST_AMBIGUOUS', `${what} could be several data types: use ${use}`, { path });
}
