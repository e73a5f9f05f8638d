import { Nvlist, toObject } from '../../nvlist/index.ts';

/** JSON on one line: 64-bit integers as decimal strings, bytes in hexadecimal, lists as objects. */
export function streamJson(value: object): string {
  return JSON.stringify(value, (_, item: unknown) => plain(item));
}

function plain(item: unknown): unknown {
  if (typeof item === 'bigint') return item.toString();
  if (item instanceof Nvlist) return toObject(item);
  if (item instanceof Uint8Array) return Buffer.from(item).toString('hex');
  if (item instanceof BigUint64Array || item instanceof BigInt64Array) return Array.from(item, String);
  if (ArrayBuffer.isView(item)) return Array.from(item as unknown as ArrayLike<number>);
  return item;
}

/** A text from a stream for a terminal: quoted, with escapes, where it has control characters. */
export function printable(text: string): string {
  return /\p{Cc}/u.test(text) ? JSON.stringify(text).replace(/\p{Cc}/gu, '\ufffd') : text;
}
