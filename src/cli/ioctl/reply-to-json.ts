import { printableJson } from '../../human.ts';
import { Nvlist, type NvlistJson, toJson, toObject } from '../../nvlist/index.ts';

/** A value that `JSON.stringify` takes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** How {@link replyToJson} writes lists that the row keeps without loss. */
export interface ReplyForm {
  /** As the lossless form with data types, from which the list can be read back; otherwise as plain objects. */
  readonly lossless?: boolean | undefined;
}

/** Names of what nobody may see: wrapping keys, and the list that carries them. */
const SECRETS = new Set(['hidden_args', 'wkeydata']);
const HIDDEN = '(hidden)';

/** The reply of an ioctl as JSON: 64-bit integers as decimal strings, bytes as hexadecimal digits, keys hidden. */
export function replyToJson(reply: unknown, form: ReplyForm = {}): Json {
  if (reply === undefined || reply === null) return null;
  if (typeof reply === 'bigint') return reply.toString();
  if (typeof reply === 'boolean' || typeof reply === 'number' || typeof reply === 'string') return reply;
  if (reply instanceof Nvlist) {
    return form.lossless ? withoutSecrets(toJson(reply)) : replyToJson(toObject(reply), form);
  }
  if (reply instanceof Uint8Array) return Buffer.from(reply).toString('hex');
  if (ArrayBuffer.isView(reply)) {
    return Array.from(reply as unknown as Iterable<number | bigint>, (item) => replyToJson(item, form));
  }
  if (Array.isArray(reply)) return reply.map((item) => replyToJson(item, form));
  return Object.fromEntries(
    Object.entries(reply)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, SECRETS.has(name) ? HIDDEN : replyToJson(value, form)]),
  );
}

function withoutSecrets(list: NvlistJson): Json {
  const visit = (json: unknown): Json => {
    if (Array.isArray(json)) return json.map(visit);
    if (typeof json !== 'object' || json === null) return json as Json;
    const { name } = json as { name?: unknown };
    const hidden = typeof name === 'string' && SECRETS.has(name);
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [key, hidden && key === 'value' ? HIDDEN : visit(value)]),
    );
  };
  return visit(list);
}

/** JSON as indented lines for people: `name: value`, and what is inside a list one step further in. */
export function linesOf(json: Json, indent = ''): string[] {
  if (Array.isArray(json)) return json.flatMap((item, i) => entryLines(`[${i}]`, item, indent));
  if (typeof json !== 'object' || json === null) return [`${indent}${printable(json)}`];
  return Object.entries(json).flatMap(([name, value]) => entryLines(printable(name), value, indent));
}

function entryLines(name: string, json: Json, indent: string): string[] {
  if (Array.isArray(json) && json.every((item) => typeof item !== 'object' || item === null)) {
    return [`${indent}${name}: [${json.map(printable).join(', ')}]`];
  }
  if (typeof json !== 'object' || json === null) return [`${indent}${name}: ${printable(json)}`];
  const inside = linesOf(json, `${indent}  `);
  return inside.length === 0 ? [`${indent}${name}: (empty)`] : [`${indent}${name}:`, ...inside];
}

/** What comes from a pool may hold line breaks and control characters, which must not reach a terminal as they are. */
function printable(value: Json): string {
  const text = String(value);
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) ? printableJson(JSON.stringify(text)) : text;
}
