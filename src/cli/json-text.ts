import { printableJson } from '../human.ts';
import { Nvlist, toObject } from '../nvlist/index.ts';

/**
 * JSON on one line: 64-bit integers as decimal strings, bytes in hexadecimal, lists as objects, sets, maps and numbers of
 * any other array as arrays; what could move a terminal's cursor is escaped.
 */
export function jsonText(value: unknown): string {
  return printableJson(JSON.stringify(value, (_, item: unknown) => plain(item)));
}

function plain(item: unknown): unknown {
  if (typeof item === 'bigint') return String(item);
  if (item instanceof Nvlist) return toObject(item);
  if (item instanceof Set || item instanceof Map) return [...item];
  if (item instanceof Uint8Array) return Buffer.from(item).toString('hex');
  return ArrayBuffer.isView(item) ? Array.from(item as unknown as ArrayLike<number | bigint>) : item;
}
