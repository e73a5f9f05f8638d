import { checkDepth } from './compare.ts';
import { type DecodeOptions, decode } from './decode.ts';
import { joinPath, NvlistError } from './error.ts';
import type { Nvlist } from './list.ts';
import { createObject } from './object-room.ts';
import type { Infer, ListSchema, MapSchema, Schema } from './schema.ts';
import { toObject, toPlainValue } from './to-object.ts';
import type { NvTyped } from './value.ts';

/**
 * Decodes a list that a schema describes.
 * Throws {@link NvlistError} with the path: whatever `decode` throws, and `NVLIST_MISSING`, `NVLIST_WRONG_TYPE`,
 * `NVLIST_UNKNOWN_KEY` where the list is not what the schema says.
 */
export function decodeWith<const S extends Schema>(
  schema: S,
  bytes: Uint8Array,
  options?: DecodeOptions,
): Infer<S> {
  return fromNvlist(schema, decode(bytes, options));
}

/** The value that a schema makes of a list. Throws as {@link decodeWith}. */
export function fromNvlist<const S extends Schema>(schema: S, list: Nvlist): Infer<S> {
  return plainOf(schema, { type: 'nvlist', value: list }, '', 0) as Infer<S>;
}

function plainOf(schema: Schema, typed: NvTyped, path: string, depth: number): unknown {
  checkDepth(depth);
  if (schema.kind === 'any') return { type: typed.type, value: typed.value };
  if (schema.kind === 'union') return plainOf(chosen(schema.options, typed, path), typed, path, depth);
  if (!matches(schema, typed)) {
    throw new NvlistError('NVLIST_WRONG_TYPE', `is ${typed.type}, not ${typeOf(schema)}`, { path });
  }
  switch (schema.kind) {
    case 'value':
    case 'raw':
      return typed.value;
    case 'object':
      return toObject(typed.value as Nvlist, depth);
    case 'listArray':
      return (typed.value as Nvlist[]).map((child, i) =>
        plainOf(schema.item, { type: 'nvlist', value: child }, `${path}[${i}]`, depth + 1),
      );
    case 'map':
      return mapObject(schema, typed.value as Nvlist, path, depth);
    case 'list':
      return keyedObject(schema, typed.value as Nvlist, path, depth);
  }
}

function mapObject(schema: MapSchema, list: Nvlist, path: string, depth: number): unknown {
  const object = createObject() as Record<string, unknown>;
  for (const pair of list)
    object[pair.name] = plainOf(schema.item, pair, joinPath(path, pair.name), depth + 1);
  return object;
}

function keyedObject(schema: ListSchema, list: Nvlist, path: string, depth: number): unknown {
  const object: Record<string, unknown> = schema.extra === 'keep' ? createObject() : {};
  for (const name of Object.keys(schema.keys)) {
    const key = schema.keys[name] as Schema;
    const typed = list.findTyped(name);
    if (typed !== undefined) object[name] = plainOf(key, typed, joinPath(path, name), depth + 1);
    else if (!key.optional) {
      throw new NvlistError('NVLIST_MISSING', 'the key is required', { path: joinPath(path, name) });
    }
  }
  if (schema.extra === 'keep' || schema.extra === 'refuse') addExtra(schema, list, object, path, depth);
  return object;
}

function addExtra(
  schema: ListSchema,
  list: Nvlist,
  object: Record<string, unknown>,
  path: string,
  depth: number,
): void {
  for (const pair of list) {
    if (Object.hasOwn(schema.keys, pair.name)) continue;
    if (schema.extra === 'refuse') {
      throw new NvlistError('NVLIST_UNKNOWN_KEY', 'the schema has no such key', {
        path: joinPath(path, pair.name),
      });
    }
    object[pair.name] = toPlainValue(pair.value, depth);
  }
}

function chosen(options: readonly Schema[], typed: NvTyped, path: string): Schema {
  const found = options.find((option) => matches(option, typed));
  if (found !== undefined) return found;
  const types = options.map(typeOf).join(', ');
  throw new NvlistError('NVLIST_WRONG_TYPE', `is ${typed.type}, none of ${types}`, { path });
}

function matches(schema: Schema, typed: NvTyped): boolean {
  if (schema.kind === 'any') return true;
  if (schema.kind === 'union') return schema.options.some((option) => matches(option, typed));
  return typed.type === typeOf(schema);
}

/** Data type of the pairs that a schema describes, for `union` and `any` a word. */
function typeOf(schema: Schema): string {
  switch (schema.kind) {
    case 'value':
      return schema.type;
    case 'listArray':
      return 'nvlist_array';
    case 'union':
    case 'any':
      return schema.kind;
    default:
      return 'nvlist';
  }
}
