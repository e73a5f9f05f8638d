import { NvlistError } from './error.ts';

/**
 * Strings on the wire are bytes. Valid UTF-8 becomes ordinary text; every byte 0xNN that is part of no valid sequence
 * becomes the lone surrogate U+DCNN (as Python's `surrogateescape` does), and is written as that byte again. So bytes
 * to string to bytes is exact for every input.
 */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to this length characters are put together here; beyond, a TextDecoder is faster. */
const SHORT = 16;

/**
 * Text of bytes as lists have it: UTF-8, in which a byte 0xNN that is part of no valid sequence becomes U+DCNN. No two texts
 * become the same.
 */
export function decodeText(bytes: Uint8Array): string {
  return readText(bytes, 0, bytes.length);
}

/** Decodes `bytes[start, end)`. */
export function readText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT) return readWide(bytes, start, end);
  let text = '';
  let at = start;
  let all = 0;
  for (; at + 4 <= end; at += 4) {
    const a = bytes[at] as number;
    const b = bytes[at + 1] as number;
    const c = bytes[at + 2] as number;
    const d = bytes[at + 3] as number;
    all |= a | b | c | d;
    text += String.fromCharCode(a, b, c, d);
  }
  for (; at < end; at++) {
    const unit = bytes[at] as number;
    all |= unit;
    text += String.fromCharCode(unit);
  }
  return all > 0x7f ? readWide(bytes, start, end) : text;
}

function readWide(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  try {
    return utf8.decode(part);
  } catch {
    return readEscaped(part);
  }
}

function readEscaped(part: Uint8Array): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < part.length) {
    const length = sequenceLength(part, at);
    let end = at;
    if (length === 0) {
      while (end < part.length && sequenceLength(part, end) === 0) end++;
      pieces.push(escapeBytes(part, at, end));
    } else {
      let step = length;
      while (step > 0) {
        end += step;
        step = sequenceLength(part, end);
      }
      pieces.push(utf8.decode(part.subarray(at, end)));
    }
    at = end;
  }
  return pieces.join('');
}

function escapeBytes(part: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(0xdc00 + (part[i] as number));
  return text;
}

/** Length of the valid UTF-8 sequence at `at` (RFC 3629, section 4), or 0 if there is none. */
function sequenceLength(part: Uint8Array, at: number): number {
  const a = part[at] ?? 0xff;
  if (a < 0x80) return 1;
  if (a < 0xc2 || a > 0xf4) return 0;
  const b = part[at + 1] ?? 0;
  if (a < 0xe0) return isContinuation(b) ? 2 : 0;
  const low = a === 0xe0 ? 0xa0 : a === 0xf0 ? 0x90 : 0x80;
  const high = a === 0xed ? 0x9f : a === 0xf4 ? 0x8f : 0xbf;
  if (b < low || b > high || !isContinuation(part[at + 2] ?? 0)) return 0;
  if (a < 0xf0) return 3;
  return isContinuation(part[at + 3] ?? 0) ? 4 : 0;
}

function isContinuation(unit: number): boolean {
  return (unit & 0xc0) === 0x80;
}

/**
 * Number of bytes that {@link writeText} writes for `text`.
 * Throws `NVLIST_BAD_STRING` for a NUL or a lone surrogate outside U+DC80 to U+DCFF.
 */
export function textBytes(text: string): number {
  let size = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0) throw new NvlistError('NVLIST_BAD_STRING', `NUL at character ${i} of a string`);
    if (unit < 0x80) continue;
    if (unit < 0x800) size += 1;
    else if (unit < 0xd800 || unit > 0xdfff) size += 2;
    else if (isPair(text, i)) {
      size += 2;
      i++;
    } else if (unit < 0xdc80 || unit > 0xdcff) {
      throw new NvlistError('NVLIST_BAD_STRING', `lone surrogate at character ${i} of a string`);
    }
  }
  return size;
}

function isPair(text: string, i: number): boolean {
  const high = text.charCodeAt(i);
  const low = text.charCodeAt(i + 1);
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

/**
 * Writes `text` at `at` and gives the offset after it. `target` must have room for three bytes a character.
 * Throws as {@link textBytes}.
 */
export function writeText(target: Uint8Array, at: number, text: string): number {
  const length = text.length;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    // Neither NUL nor beyond ASCII, in one comparison.
    if ((unit - 1) >>> 0 > 0x7e) return writeWide(target, at + i, text, i);
    target[at + i] = unit;
  }
  return at + length;
}

function writeWide(target: Uint8Array, start: number, text: string, from: number): number {
  textBytes(text);
  let at = start;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) target[at++] = unit;
    else if (unit < 0x800) {
      target[at++] = 0xc0 | (unit >> 6);
      target[at++] = 0x80 | (unit & 0x3f);
    } else if (isPair(text, i)) {
      const point = text.codePointAt(i) as number;
      target[at++] = 0xf0 | (point >> 18);
      target[at++] = 0x80 | ((point >> 12) & 0x3f);
      target[at++] = 0x80 | ((point >> 6) & 0x3f);
      target[at++] = 0x80 | (point & 0x3f);
      i++;
    } else if (unit >= 0xdc80 && unit <= 0xdcff) target[at++] = unit & 0xff;
    else {
      target[at++] = 0xe0 | (unit >> 12);
      target[at++] = 0x80 | ((unit >> 6) & 0x3f);
      target[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return at;
}
