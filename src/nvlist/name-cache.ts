import { readText } from './text.ts';

const SLOTS = 4096;
const LONGEST = 48;

/**
 * Remembers short ASCII strings by their bytes. Names, and many values such as `default` or `on`, come again and again
 * in every list: finding the string already made is several times faster than making it. Bounded: one string a slot, a
 * newer one takes the slot.
 */
const slots: string[] = new Array(SLOTS).fill('');

/** As {@link readText}, from the cache where the string is short and was seen before. */
export function readCachedText(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length > LONGEST) return readText(bytes, start, end);
  let hash = length;
  for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + (bytes[i] as number);
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  const known = slots[slot] as string;
  if (known.length === length && matches(known, bytes, start)) return known;
  const text = readText(bytes, start, end);
  if (text.length === length && isAscii(text)) slots[slot] = text;
  return text;
}

function matches(known: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < known.length; i++) if (known.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
