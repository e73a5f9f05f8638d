import type { NvlistJson, NvPairJson, NvValueJson } from '../../src/nvlist/index.ts';
import { button, element } from './element.ts';
import { hexView } from './hex-lines.ts';
import { visible } from './visible-text.ts';

/** Pairs or elements that are shown before more are asked for. */
const FIRST_ITEMS = 100;

/** Levels that are open from the beginning. */
const OPEN_LEVELS = 3;

/** What decoding puts in the place of a key. */
const REDACTED = '<redacted>';

/** A list as a tree whose branches open and close; what is in a branch is made when it is first opened. */
export function listTree(list: NvlistJson): HTMLElement {
  return pairsOf(list, 0);
}

function pairsOf(list: NvlistJson, depth: number): HTMLElement {
  if (list.pairs.length === 0) return element('p', { class: 'empty' }, 'no pairs');
  return items(list.pairs, (pair) => pairLine(pair, depth));
}

function items<T>(all: readonly T[], make: (item: T, index: number) => HTMLElement): HTMLElement {
  const made = element('ul', { class: 'pairs' });
  const add = (from: number) => {
    const next = from + FIRST_ITEMS;
    made.append(...all.slice(from, next).map((item, index) => element('li', {}, make(item, from + index))));
    if (next >= all.length) return;
    const more = element('li', {});
    more.append(
      button(`Show more, ${all.length - next} are left`, { class: 'more' }, () => {
        more.remove();
        add(next);
      }),
    );
    made.append(more);
  };
  add(0);
  return made;
}

function pairLine({ name, type, value }: NvPairJson, depth: number): HTMLElement {
  if (isList(value))
    return branch(name, type, count(value.pairs.length), depth, () => pairsOf(value, depth + 1));
  if (type === 'nvlist_array') {
    const lists = value as readonly NvlistJson[];
    return branch(name, type, count(lists.length, 'list'), depth, () =>
      items(lists, (list, index) =>
        branch(`${name}[${index}]`, 'nvlist', count(list.pairs.length), depth + 1, () =>
          pairsOf(list, depth + 2),
        ),
      ),
    );
  }
  return element('div', { class: 'pair' }, nameOf(name), typeOf(type), valueLabel(type, value));
}

function branch(
  name: string,
  type: string,
  size: string,
  depth: number,
  inside: () => HTMLElement,
): HTMLElement {
  const made = element(
    'details',
    { class: 'branch' },
    element('summary', {}, nameOf(name), typeOf(type), element('span', { class: 'size' }, size)),
  );
  const fill = () => {
    if (made.open && made.childElementCount === 1) made.append(inside());
  };
  made.addEventListener('toggle', fill);
  made.open = depth < OPEN_LEVELS;
  fill();
  return made;
}

function nameOf(name: string): HTMLElement {
  return element('span', { class: 'name' }, visible(name));
}

function typeOf(type: string): HTMLElement {
  return element('span', { class: 'type' }, type);
}

function count(size: number, of = 'pair'): string {
  return `${size} ${of}${size === 1 ? '' : 's'}`;
}

function isList(value: NvValueJson | undefined): value is NvlistJson {
  return typeof value === 'object' && 'pairs' in value;
}

function valueLabel(type: string, value: NvValueJson | undefined): HTMLElement {
  if (value === REDACTED) return element('span', { class: 'value redacted' }, REDACTED);
  if (type === 'boolean') return element('span', { class: 'value word' }, 'set');
  if (type === 'byte_array' || type === 'uint8_array') return bytesOf(value as string);
  if (Array.isArray(value))
    return arrayOf(value as readonly (string | number | boolean)[], type === 'string_array');
  return scalar(value as string | number | boolean, type === 'string');
}

function scalar(value: string | number | boolean, isText: boolean): HTMLElement {
  if (isText) return element('span', { class: 'value text' }, `'${visible(String(value))}'`);
  if (typeof value === 'boolean') return element('span', { class: 'value word' }, String(value));
  return element('span', { class: 'value number', title: hexOf(value) }, String(value));
}

/** An integer in hexadecimal, where that tells more. */
function hexOf(value: string | number): string | undefined {
  const text = String(value);
  return /^\d{3,}$/.test(text) ? `0x${BigInt(text).toString(16)}` : undefined;
}

function bytesOf(hex: string): HTMLElement {
  if (hex.length > 64) return hexView(hex);
  return element(
    'span',
    { class: 'value number' },
    hex === '' ? 'no bytes' : (hex.match(/../g) ?? []).join(' '),
  );
}

function arrayOf(values: readonly (string | number | boolean)[], isText: boolean): HTMLElement {
  const made = element('span', { class: 'value array' });
  const add = (from: number, to: number) =>
    made.append(...values.slice(from, to).map((value) => scalar(value, isText)));
  add(0, FIRST_ITEMS);
  if (values.length === 0) made.append('no elements');
  if (values.length > FIRST_ITEMS) {
    const more = button(`Show all ${values.length}`, { class: 'more' }, () => {
      more.remove();
      add(FIRST_ITEMS, values.length);
    });
    made.append(more);
  }
  return made;
}
