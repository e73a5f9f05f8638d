import { checkValue, describe } from './check-value.ts';
import { checkDepth } from './compare.ts';
import { wireTypeOf } from './element.ts';
import { type EncodeOptions, encode } from './encode.ts';
import { joinPath, NvlistError } from './error.ts';
import { type NvlistInit, typedEntries } from './infer-value.ts';
import { Nvlist } from './list.ts';
import type { Infer, ListSchema, Schema } from './schema.ts';
import { NV_UNIQUE_NAME } from './types.ts';
import type { NvTyped } from './value.ts';

/**
 * Encodes a value that a schema describes.
 * Throws {@link NvlistError} with the path: `NVLIST_MISSING`, `NVLIST_WRONG_TYPE`, `NVLIST_OUT_OF_RANGE`,
 * `NVLIST_UNKNOWN_KEY`, `NVLIST_BAD_STRING`.
 */
export function encodeWith<const S extends Schema>(
  schema: S,
  value: Infer<S>,
  options?: EncodeOptions,
): Uint8Array {
  return encode(listOf(schema, value, '', 0), options);
}

/** The list that a schema makes of a value, with unique names. Throws as {@link encodeWith}. */
export function toNvlist<const S extends Schema>(schema: S, value: Infer<S>): Nvlist {
  return listOf(schema, value, '', 0);
}

function listOf(schema: Schema, value: unknown, path: string, depth: number): Nvlist {
  const typed = typedOf(schema, value, path, depth);
  if (typed?.type === 'nvlist') return typed.value;
  throw new NvlistError('NVLIST_WRONG_TYPE', `a schema of kind ${schema.kind} makes no list`, { path });
}

/** The value with its data type, or undefined for a flag that is not set. */
function typedOf(schema: Schema, value: unknown, path: string, depth: number): NvTyped | undefined {
  checkDepth(depth);
  switch (schema.kind) {
    case 'value':
      if (schema.type === 'boolean' && value === false) return undefined;
      checkValue(wireTypeOf(schema.type), value, path);
      return { type: schema.type, value } as NvTyped;
    case 'list':
      return { type: 'nvlist', value: keyedList(schema, objectOf(value, path), path, depth) };
    case 'map':
      return { type: 'nvlist', value: mapList(schema.item, objectOf(value, path), path, depth) };
    case 'listArray':
      return { type: 'nvlist_array', value: lists(schema.item, value, path, depth) };
    case 'union':
      return typedOf(chosen(schema.options, value, path), value, path, depth);
    case 'raw':
      if (value instanceof Nvlist) return { type: 'nvlist', value };
      throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} is no Nvlist`, { path });
    case 'object':
      throw new NvlistError('NVLIST_WRONG_TYPE', 'a plain object has no data types: use nv.raw()', { path });
    case 'any':
      return typedValue(value, path);
  }
}

function keyedList(schema: ListSchema, values: NvlistInit, path: string, depth: number): Nvlist {
  const list = new Nvlist(NV_UNIQUE_NAME);
  for (const name of Object.keys(schema.keys)) {
    const key = schema.keys[name] as Schema;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) addTo(list, name, key, value, joinPath(path, name), depth);
    else if (!key.optional) {
      throw new NvlistError('NVLIST_MISSING', 'the key is required', { path: joinPath(path, name) });
    }
  }
  if (schema.extra === 'ignore') return list;
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(schema.keys, name)) addExtra(list, schema, name, values, path, depth);
  }
  return list;
}

function addExtra(
  list: Nvlist,
  schema: ListSchema,
  name: string,
  values: NvlistInit,
  path: string,
  depth: number,
): void {
  if (schema.extra !== 'keep') {
    throw new NvlistError('NVLIST_UNKNOWN_KEY', 'the schema has no such key', { path: joinPath(path, name) });
  }
  for (const [, typed] of typedEntries({ [name]: values[name] }, NV_UNIQUE_NAME, path, depth))
    list.set(name, typed);
}

function addTo(
  list: Nvlist,
  name: string,
  schema: Schema,
  value: unknown,
  path: string,
  depth: number,
): void {
  const typed = typedOf(schema, value, path, depth + 1);
  if (typed !== undefined) list.set(name, typed);
}

function mapList(item: Schema, values: NvlistInit, path: string, depth: number): Nvlist {
  const list = new Nvlist(NV_UNIQUE_NAME);
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value !== undefined) addTo(list, name, item, value, joinPath(path, name), depth);
  }
  return list;
}

function lists(item: Schema, value: unknown, path: string, depth: number): Nvlist[] {
  if (!Array.isArray(value))
    throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} is no array`, { path });
  return value.map((child: unknown, i) => listOf(item, child, `${path}[${i}]`, depth + 1));
}

function objectOf(value: unknown, path: string): NvlistInit {
  const isObject = typeof value === 'object' && value !== null;
  if (isObject && !Array.isArray(value) && !ArrayBuffer.isView(value) && !(value instanceof Nvlist)) {
    return value as NvlistInit;
  }
  throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} where a list is needed`, { path });
}

function chosen(options: readonly Schema[], value: unknown, path: string): Schema {
  const found = options.find((option) => fits(option, value));
  if (found !== undefined) return found;
  throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} fits none of the possible types`, { path });
}

/** Whether a value can be meant by a schema, judged by itself and not by what is in it. */
function fits(schema: Schema, value: unknown): boolean {
  switch (schema.kind) {
    case 'value':
      return isValueOf(schema.type, value);
    case 'union':
      return schema.options.some((option) => fits(option, value));
    case 'listArray':
      return Array.isArray(value) && value.every((item) => fits(schema.item, item));
    case 'raw':
      return value instanceof Nvlist;
    case 'any':
      return isTyped(value);
    default:
      return (
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        !ArrayBuffer.isView(value) &&
        !(value instanceof Nvlist)
      );
  }
}

function isValueOf(type: NvTyped['type'], value: unknown): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  try {
    checkValue(wireTypeOf(type), value, '');
    return true;
  } catch {
    return false;
  }
}

function isTyped(value: unknown): value is NvTyped {
  return typeof value === 'object' && value !== null && 'type' in value && 'value' in value;
}

function typedValue(value: unknown, path: string): NvTyped {
  if (isTyped(value)) return value;
  throw new NvlistError('NVLIST_WRONG_TYPE', `${describe(value)} has no data type: use a constructor`, {
    path,
  });
}
