import { Nvlist, type NvTyped } from '../src/nvlist/index.ts';
import type { DifferentValue } from './compare-calls.ts';

/** Most characters and elements of a value. */
const MOST = 60;

/** Two values that differ, on one line each, shortened: with their data types where only these differ. */
export function differenceTexts(
  before: DifferentValue | undefined,
  after: DifferentValue | undefined,
): readonly [string, string] {
  const texts = [textOf(before), textOf(after)] as const;
  return texts[0] === texts[1] ? [typedText(before), typedText(after)] : texts;
}

function textOf(value: DifferentValue | undefined): string {
  return value === undefined ? 'nothing' : shortText(isTyped(value) ? value.value : value);
}

function typedText(value: DifferentValue | undefined): string {
  return isTyped(value) ? `${value.type} ${textOf(value)}` : textOf(value);
}

function isTyped(value: DifferentValue | undefined): value is NvTyped {
  return typeof value === 'object' && 'type' in value;
}

function shortText(value: unknown): string {
  if (value instanceof Nvlist) return `a list of ${value.names().length} pairs`;
  if (value instanceof Uint8Array)
    return `${value.length} bytes (${shortened(Buffer.from(value.subarray(0, MOST)).toString('hex'))})`;
  if (typeof value === 'string') return shortened(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return String(value);
  const items = Array.from(value as ArrayLike<unknown>);
  return shortened(`[${items.slice(0, MOST).map(shortText).join(', ')}]`);
}

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}...` : text;
}
