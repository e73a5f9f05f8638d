import { type IoctlRow, ZFS_CMD_LAYOUTS, ZfsError } from '../../ioctl/index.ts';
import { fromJson, type NvTyped, type Schema } from '../../nvlist/index.ts';

/**
 * Reads the arguments of `zfskit ioctl call`: an object by kernel names, in the shape that `call()` takes. The row says
 * the types: a 64-bit integer is a number or a string of decimal digits, bytes are a string of hexadecimal digits. Where
 * the row leaves the type open, `{ "type": ..., "value": ... }` names it, and a list that is kept without loss is written
 * as `{ "flags": 1, "pairs": [...] }`, as `zfskit nvlist dump --lossless` prints it.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`; never with a value in its message, which may be a key
 */
export function argumentsFromJson(row: IoctlRow, text: string): Record<string, unknown> {
  const given = parse(text);
  if (!isObject(given)) return refuse('', 'an object of arguments by their kernel names is needed');
  return Object.fromEntries(Object.entries(given).map(([name, json]) => [name, argument(row, name, json)]));
}

/** JSON.parse quotes the text that it does not understand: only the place is passed on. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [place] = /at position \d+/.exec(error instanceof Error ? error.message : '') ?? [
      'or not complete',
    ];
    return refuse('', `the arguments are no JSON (${place})`);
  }
}

function argument(row: IoctlRow, name: string, json: unknown): unknown {
  const schema = schemaOf(row, name);
  if (schema) return valueFrom(schema, json, name);
  const kind = ZFS_CMD_LAYOUTS.at(-1)?.fields[name]?.[2];
  return kind === 'u64' ? integer(json, name) : json;
}

function schemaOf(row: IoctlRow, name: string): Schema | undefined {
  if (row.style === 'nvlist') return name === 'innvl' ? row.innvl : undefined;
  if (name === 'zc_nvlist_src') return row.src;
  return name === 'zc_nvlist_conf' ? row.conf : undefined;
}

function valueFrom(schema: Schema, json: unknown, path: string): unknown {
  switch (schema.kind) {
    case 'value':
      return scalar(schema.type, json, path);
    case 'list':
      return mapped(json, path, (name, value, at) => {
        const key = Object.hasOwn(schema.keys, name) ? schema.keys[name] : undefined;
        // A name that the schema lacks is refused when the list is packed.
        return key ? valueFrom(key, value, at) : value;
      });
    case 'map':
      return mapped(json, path, (_, value, at) => valueFrom(schema.item, value, at));
    case 'listArray':
      return Array.isArray(json)
        ? json.map((item, i) => valueFrom(schema.item, item, `${path}[${i}]`))
        : json;
    case 'union':
      return isTyped(json) ? typed(json, path).value : oneOf(schema.options, json, path);
    case 'raw':
    case 'object':
      return losslessList(json, path);
    case 'any':
      return isTyped(json) ? typed(json, path) : refuse(path, 'write it as { "type": ..., "value": ... }');
  }
}

function scalar(type: NvTyped['type'], json: unknown, path: string): unknown {
  if (isTyped(json)) return typed(json, path).value;
  switch (type) {
    case 'int64':
    case 'uint64':
    case 'hrtime':
      return integer(json, path);
    case 'string':
    case 'string_array':
    case 'boolean':
    case 'boolean_value':
    case 'boolean_array':
      return json;
    default:
      // The reader of the lossless form makes typed arrays and bytes; integers in it are strings.
      return typed({ type, value: wide(type) ? wideArray(json) : json }, path).value;
  }
}

function wide(type: NvTyped['type']): boolean {
  return type === 'int64_array' || type === 'uint64_array';
}

function wideArray(json: unknown): unknown {
  return Array.isArray(json) ? json.map((item) => (Number.isSafeInteger(item) ? String(item) : item)) : json;
}

/** The JSON type decides: a string is text even where a 64-bit integer is possible too. */
function oneOf(options: readonly Schema[], json: unknown, path: string): unknown {
  const option = options.find((candidate) => {
    if (candidate.kind !== 'value') return isObject(json);
    if (candidate.type === 'string') return typeof json === 'string';
    if (candidate.type === 'boolean' || candidate.type === 'boolean_value') return typeof json === 'boolean';
    if (candidate.type.endsWith('_array')) return Array.isArray(json);
    return typeof json === 'number';
  });
  return option ? valueFrom(option, json, path) : json;
}

function integer(json: unknown, path: string): bigint {
  if (typeof json === 'string' && /^-?[0-9]{1,20}$/.test(json)) return BigInt(json);
  if (typeof json === 'number' && Number.isSafeInteger(json)) return BigInt(json);
  return refuse(path, 'an integer is needed; one beyond 2^53 is written as a string of decimal digits');
}

function mapped(
  json: unknown,
  path: string,
  value: (name: string, json: unknown, path: string) => unknown,
): unknown {
  if (!isObject(json)) return refuse(path, 'an object is needed');
  return Object.fromEntries(
    Object.entries(json).map(([name, item]) => [name, value(name, item, `${path}.${name}`)]),
  );
}

function losslessList(json: unknown, path: string): unknown {
  return reading(path, () => fromJson(json));
}

function typed({ type, value }: { type: unknown; value?: unknown }, path: string): NvTyped {
  return reading(path, () => {
    const pair = fromJson({
      flags: 0,
      pairs: [{ name: 'value', type, ...(value === undefined ? {} : { value }) }],
    });
    return { type, value: pair.pairs()[0]?.value } as NvTyped;
  });
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refuse(path, error instanceof Error ? error.message : String(error));
  }
}

function isTyped(json: unknown): json is { type: string; value?: unknown } {
  return (
    isObject(json) &&
    typeof json['type'] === 'string' &&
    Object.keys(json).every((key) => key === 'type' || key === 'value')
  );
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function refuse(path: string, why: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: path === '' ? why : `${path}: ${why}`,
  });
}
