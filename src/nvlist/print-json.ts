import { checkDepth } from './compare.ts';
import type { Nvlist } from './list.ts';
import { printDouble } from './print-double.ts';
import type { NvPair } from './value.ts';

/**
 * A list as JSON text with the same characters as libnvpair's `nvlist_print_json` prints in an UTF-8 locale: integers
 * with all their digits, a flag as true, hrtime unsigned, doubles with six decimals, duplicates as they stand.
 *
 * Like libnvpair it leaves out characters beyond U+FFFF. Where libnvpair gives up, at bytes that are no UTF-8, the byte
 * 0xNN is printed as `\udcNN`. NaN and infinities give `nan` and `inf`, which is what libnvpair prints and no JSON. Use
 * `toJson` for a form from which the list can be read back.
 *
 * Source: `nvlist_print_json` in OpenZFS `lib/libnvpair/libnvpair_json.c`.
 */
export function printJson(list: Nvlist): string {
  const pieces: string[] = [];
  printList(list, pieces, 0);
  return pieces.join('');
}

function printList(list: Nvlist, pieces: string[], depth: number): void {
  checkDepth(depth);
  let between = '{';
  for (const pair of list) {
    pieces.push(between, quote(pair.name), ':');
    printValue(pair, pieces, depth);
    between = ',';
  }
  pieces.push(between === '{' ? '{}' : '}');
}

function printValue(pair: NvPair, pieces: string[], depth: number): void {
  switch (pair.type) {
    case 'nvlist':
      printList(pair.value, pieces, depth + 1);
      return;
    case 'nvlist_array':
      pieces.push('[');
      pair.value.forEach((child, i) => {
        if (i > 0) pieces.push(',');
        printList(child, pieces, depth + 1);
      });
      pieces.push(']');
      return;
    case 'string':
      pieces.push(quote(pair.value));
      return;
    case 'string_array':
      pieces.push(`[${pair.value.map(quote).join(',')}]`);
      return;
    case 'hrtime':
      pieces.push(BigInt.asUintN(64, pair.value).toString());
      return;
    case 'double':
      pieces.push(printDouble(pair.value));
      return;
    default:
      pieces.push(typeof pair.value === 'object' ? `[${pair.value.join(',')}]` : String(pair.value));
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '\t': '\\t',
  '\b': '\\b',
};

function quote(text: string): string {
  let quoted = '"';
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    const short = ESCAPES[character];
    if (short !== undefined) quoted += short;
    else if (point >= 0x20 && point <= 0x7f) quoted += character;
    else if (point <= 0xffff) quoted += `\\u${point.toString(16).padStart(4, '0')}`;
  }
  return `${quoted}"`;
}
