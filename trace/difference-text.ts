import { Nvlist, type NvTyped } from '../src/nvlist/index.ts';
import type { DifferentValue } from './compare-calls.ts';

/** Characters and elements of a value: as few of these as show a difference. */
const LENGTHS = [60, 1000, Number.POSITIVE_INFINITY];

/**
 * Two values that differ, on one line each, shortened: texts quoted, arrays in brackets, lists by their number of pairs, and
 * with their data types where only these differ.
 */
export function differenceTexts(
  before: DifferentValue | undefined,
  after: DifferentValue | undefined,
): readonly [string, string] {
  for (const most of LENGTHS) {
    const texts = [textOf(before, most), textOf(after, most)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [typedText(before), typedText(after)];
}

function textOf(value: DifferentValue | undefined, most: number): string {
  return value === undefined ? 'nothing' : shortText(isTyped(value) ? value.value : value, most);
}

function typedText(value: DifferentValue | undefined): string {
  const text = textOf(value, LENGTHS[0] as number);
  return isTyped(value) ? `${value.type} ${text}` : text;
}

function isTyped(value: DifferentValue | undefined): value is NvTyped {
  return typeof value === 'object' && 'type' in value;
}

function shortText(value: unknown, most: number): string {
  const shortened = (text: string) => (text.length > most ? `${text.slice(0, most)}...` : text);
  if (value instanceof Nvlist) return `a list of ${value.size} pairs`;
  if (value instanceof Uint8Array) {
    return `${value.length} bytes (${shortened(Buffer.from(value.subarray(0, most)).toString('hex'))})`;
  }
  if (typeof value === 'string') return shortened(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return String(value);
  const items = Array.from(value as ArrayLike<unknown>).slice(0, most);
  return shortened(`[${items.map((item) => shortText(item, most)).join(', ')}]`);
}
