import { readText } from './text.ts';

/** Strings remembered at a time; a power of two. */
const SLOTS = 2048;

/** Longest string remembered, in 4-byte words. */
const WORDS = 16;

const texts: string[] = new Array(SLOTS).fill('');
const lengths = new Int32Array(SLOTS);
const words = new Int32Array(SLOTS * WORDS);

/** `MASKS[n]` keeps the first n bytes of a little-endian word. */
const MASKS = [0, 0xff, 0xffff, 0xff_ffff] as const;

/**
 * Reads the text at `start` through a memory of short ASCII strings. Names, and many values such as `default` or `on`,
 * come again and again: finding the string made before is several times faster than making it. Bounded: a newer string
 * takes the slot of an older one.
 *
 * The bytes after the text, up to the next multiple of 4 from `start`, must be inside the buffer. A text with NUL gives
 * undefined.
 */
export function readCachedText(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  length: number,
): string | undefined {
  if (length >= WORDS * 4) return learnText(bytes, start, length, -1);
  const whole = length >> 2;
  const rest = length & 3;
  let hash = length;
  let at = start;
  for (let i = 0; i < whole; i++) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
    at += 4;
  }
  const last = rest === 0 ? 0 : view.getInt32(at, true) & (MASKS[rest] as number);
  hash = Math.imul(hash ^ last, 0x85ebca6b);
  const slot = (hash >>> 16) & (SLOTS - 1);
  if (lengths[slot] === length) {
    let word = slot * WORDS;
    at = start;
    for (let i = 0; i < whole; i++) {
      if (words[word] !== view.getInt32(at, true)) return learnText(bytes, start, length, slot);
      word++;
      at += 4;
    }
    if (rest === 0 || words[word] === last) return texts[slot] as string;
  }
  return learnText(bytes, start, length, slot);
}

function learnText(bytes: Uint8Array, start: number, length: number, slot: number): string | undefined {
  const text = readText(bytes, start, start + length);
  if (text.includes('\0')) return undefined;
  if (slot >= 0 && text.length === length && isAscii(text)) {
    texts[slot] = text;
    lengths[slot] = length;
    for (let i = 0; i < WORDS; i++) words[slot * WORDS + i] = 0;
    for (let i = 0; i < length; i++) {
      const word = slot * WORDS + (i >> 2);
      words[word] = (words[word] as number) | (text.charCodeAt(i) << ((i & 3) * 8));
    }
  }
  return text;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
