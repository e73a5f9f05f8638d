import { type DataTypeName, NV_UNIQUE_NAME, type Nvlist, type NvPair } from '../src/nvlist/index.ts';
import { escaped } from './escaped.ts';
import { HIDDEN_NAMES } from './is-hidden.ts';
import { redactedText } from './redacted.ts';

/** Spaces for each level. */
const STEP = 4;

/** Characters of a line of array elements. */
const WIDTH = 100;

/** Types that the form of a value tells: bare name, quotes, indented list. Other numbers than uint64 are marked. */
const PLAIN_TYPES: ReadonlySet<DataTypeName> = new Set([
  'boolean',
  'uint64',
  'string',
  'nvlist',
  'nvlist_array',
]);

/**
 * A list as lines, one pair a line, nested lists below their name as `zdb` prints them; with the data type where the form
 * does not tell it, and `nvflag` where it is not NV_UNIQUE_NAME. Arrays take as many lines as they need.
 *
 * @param redacted - secrets in it are overwritten: `<redacted, 32 bytes>` stands in their place
 */
export function listLines(list: Nvlist, indent: number, redacted: boolean): string[] {
  const lines: string[] = [];
  addList(list, indent, redacted, lines, false);
  return lines;
}

function addList(list: Nvlist, indent: number, redacted: boolean, lines: string[], isHidden: boolean): void {
  const space = ' '.repeat(indent);
  if (list.flags !== NV_UNIQUE_NAME) lines.push(`${space}(nvflag ${list.flags})`);
  for (const pair of list) {
    const hidden = isHidden || (redacted && HIDDEN_NAMES.has(pair.name));
    const name = `${space}${escaped(pair.name)}`;
    if (pair.type === 'nvlist') {
      lines.push(`${name}:${pair.value.size === 0 ? ' {}' : ''}`);
      addList(pair.value, indent + STEP, redacted, lines, hidden);
    } else if (pair.type === 'nvlist_array') {
      if (pair.value.length === 0) lines.push(`${name}: []`);
      for (const [index, child] of pair.value.entries()) {
        lines.push(`${name}[${index}]:`);
        addList(child, indent + STEP, redacted, lines, hidden);
      }
    } else addValue(name, pair, indent, lines, hidden);
  }
}

function addValue(name: string, pair: NvPair, indent: number, lines: string[], isHidden: boolean): void {
  const { type, value } = pair;
  const mark = PLAIN_TYPES.has(type) ? '' : ` (${type})`;
  if (type === 'boolean') lines.push(name);
  else if (isHidden) lines.push(`${name}: ${redactedText(value)}${mark}`);
  else if (typeof value !== 'object') lines.push(`${name}: ${shown(value)}${mark}`);
  else addArray(name, value as ArrayLike<unknown>, mark, indent + STEP, lines);
}

/** On one line where it fits, else on as many as it takes below its name. */
function addArray(
  name: string,
  items: ArrayLike<unknown>,
  mark: string,
  indent: number,
  lines: string[],
): void {
  const texts = Array.from(items, shown);
  const width = texts.reduce((sum, text) => sum + text.length + 2, 0);
  if (indent + name.length + width <= WIDTH) {
    lines.push(`${name}: [${texts.join(', ')}]${mark}`);
    return;
  }
  lines.push(`${name}:${mark} ${texts.length} elements`);
  let line = '';
  for (const text of texts) {
    if (line !== '' && indent + line.length + text.length + 1 > WIDTH) {
      lines.push(' '.repeat(indent) + line);
      line = '';
    }
    line += line === '' ? text : ` ${text}`;
  }
  lines.push(' '.repeat(indent) + line);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${escaped(value)}'` : String(value);
}
