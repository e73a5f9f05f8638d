import { checkDepth } from './compare.ts';
import type { Nvlist } from './list.ts';
import { printDouble } from './print-double.ts';
import type { NvPair } from './value.ts';

/** Spaces for each level. */
const STEP = 4;

/**
 * A list for people to read, one pair or array element a line, in the form that `zdb` and libnvpair's `dump_nvlist` print;
 * unlike there, hrtime, double and boolean_array have a form too, control characters are escaped, and an array without
 * elements is shown. Ends with a newline unless the list is empty.
 *
 * Source: `dump_nvlist` in OpenZFS `lib/libnvpair/libnvpair.c`.
 */
export function dump(list: Nvlist, indent = 0): string {
  const lines: string[] = [];
  dumpList(list, indent, lines, 0);
  return lines.join('');
}

function dumpList(list: Nvlist, indent: number, lines: string[], depth: number): void {
  checkDepth(depth);
  const space = ' '.repeat(indent);
  for (const pair of list) {
    const name = `${space}${escapeControls(pair.name)}`;
    if (pair.type === 'boolean') lines.push(`${name}\n`);
    else if (pair.type === 'nvlist') {
      lines.push(`${name}:\n`);
      dumpList(pair.value, indent + STEP, lines, depth + 1);
    } else if (pair.type === 'nvlist_array') {
      pair.value.forEach((child, i) => {
        lines.push(`${name}[${i}]:\n`);
        dumpList(child, indent + STEP, lines, depth + 1);
      });
      if (pair.value.length === 0) lines.push(`${name}: []\n`);
    } else dumpValue(name, pair, lines);
  }
}

function dumpValue(name: string, pair: NvPair, lines: string[]): void {
  const { value } = pair;
  if (typeof value !== 'object') {
    lines.push(`${name}: ${pair.type === 'double' ? printDouble(pair.value) : show(value)}\n`);
    return;
  }
  const items = value as ArrayLike<unknown>;
  for (let i = 0; i < items.length; i++) lines.push(`${name}[${i}]: ${show(items[i])}\n`);
  if (items.length === 0) lines.push(`${name}: []\n`);
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${escapeControls(value)}'` : String(value);
}

/**
 * A dump goes to terminals: control characters and bytes that are no UTF-8 as `\\xNN`, other characters that could move text
 * about (bidirectional ones, line separators) as `\\u{N}`.
 */
function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = character.codePointAt(0) as number;
    const isByte = point < 0xa0 || (point >= 0xdc80 && point <= 0xdcff);
    return isByte ? `\\x${(point & 0xff).toString(16).padStart(2, '0')}` : `\\u{${point.toString(16)}}`;
  });
}
