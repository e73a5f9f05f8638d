import { LIMITS } from './limits.ts';
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

/** Slots of {@link followers} that stand for the start of a list at each depth come after those of texts. */
export const LIST_START = SLOTS;

/**
 * Slot of the name that came after the name in a slot last time: lists of one kind have their names in one order, so
 * the next name is mostly known before it is read.
 */
export const followers = new Uint16Array(SLOTS + LIMITS.depth + 1);

/** Slot of the text that {@link readCachedText} gave last, or -1 if it was not remembered. */
export let lastSlot = -1;

/** Text in a slot. */
export function textAt(slot: number): string {
  return texts[slot] as string;
}

/** Whether the text at `start` is the one in a slot. The same holds for the bytes after it as below. */
export function isTextAt(view: DataView, start: number, length: number, slot: number): boolean {
  if (lengths[slot] !== length) return false;
  let word = slot * WORDS;
  let at = start;
  for (let left = length >> 2; left > 0; left--) {
    if (words[word] !== view.getInt32(at, true)) return false;
    word++;
    at += 4;
  }
  const rest = length & 3;
  return rest === 0 || words[word] === (view.getInt32(at, true) & (MASKS[rest] as number));
}

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
  if (length >= WORDS * 4) return learnText(bytes, view, start, length, -1);
  const slot = slotOf(view, start, length);
  if (isTextAt(view, start, length, slot)) {
    lastSlot = slot;
    return texts[slot];
  }
  return learnText(bytes, view, start, length, slot);
}

function slotOf(view: DataView, start: number, length: number): number {
  let hash = length;
  let at = start;
  for (let left = length >> 2; left > 0; left--) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
    at += 4;
  }
  const rest = length & 3;
  if (rest !== 0) hash ^= view.getInt32(at, true) & (MASKS[rest] as number);
  return (Math.imul(hash, 0x85ebca6b) >>> 16) & (SLOTS - 1);
}

/** Makes the text and remembers it if it is ASCII. */
function learnText(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  length: number,
  slot: number,
): string | undefined {
  const text = readText(bytes, start, start + length);
  if (text.includes('\0')) return undefined;
  lastSlot = -1;
  if (slot < 0 || text.length !== length || !isAscii(view, start, length)) return text;
  lastSlot = slot;
  texts[slot] = text;
  lengths[slot] = length;
  let at = start;
  let word = slot * WORDS;
  for (let i = length >> 2; i > 0; i--) {
    words[word++] = view.getInt32(at, true);
    at += 4;
  }
  if ((length & 3) !== 0) words[word] = view.getInt32(at, true) & (MASKS[length & 3] as number);
  return text;
}

/** A text as long as its bytes is ASCII, unless it holds bytes that are no UTF-8. */
function isAscii(view: DataView, start: number, length: number): boolean {
  let all = 0;
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) all |= view.getInt32(start + i, true);
  for (let i = whole; i < length; i++) all |= view.getUint8(start + i);
  return (all & 0x8080_8080) === 0;
}
