import { printable } from '../../src/human.ts';
import type { NvlistJson, NvPairJson, NvValueJson } from '../../src/nvlist/index.ts';
import { HIDDEN_NAMES } from '../is-hidden.ts';
import { button, element } from './element.ts';
import { hexView } from './hex-lines.ts';

/** Pairs or elements that are shown before more are asked for. */
const FIRST_ITEMS = 100;

/** Levels that are open from the beginning. */
const OPEN_LEVELS = 3;

/** What is passed down a tree. */
interface Place {
  /** Lists around this one. */
  readonly depth: number;
  /** The values in it were overwritten. */
  readonly isHidden: boolean;
}

/**
 * A list as a tree whose branches open and close; what is in a branch is made when it is first
 * opened.
 *
 * @param redacted - keys in it are overwritten: they are named as such
 */
export function listTree(list: NvlistJson, redacted: boolean): HTMLElement {
  return pairsOf(list, { depth: 0, isHidden: false }, redacted ? HIDDEN_NAMES : new Set());
}

function pairsOf(list: NvlistJson, place: Place, hidden: ReadonlySet<string>): HTMLElement {
  if (list.pairs.length === 0) return element('p', { class: 'empty' }, 'no pairs');
  return items(list.pairs, (pair) => pairLine(pair, place, hidden));
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

function pairLine(pair: NvPairJson, { depth, isHidden }: Place, hidden: ReadonlySet<string>): HTMLElement {
  const { name, type, value } = pair;
  const inside = { depth: depth + 1, isHidden: isHidden || hidden.has(name) };
  if (isList(value)) {
    return branch(name, type, count(value.pairs.length), depth, () => pairsOf(value, inside, hidden));
  }
  if (type === 'nvlist_array') {
    const lists = value as readonly NvlistJson[];
    const within = { ...inside, depth: depth + 2 };
    return branch(name, type, count(lists.length, 'list'), depth, () =>
      items(lists, (list, index) =>
        branch(`${name}[${index}]`, 'nvlist', count(list.pairs.length), depth + 1, () =>
          pairsOf(list, within, hidden),
        ),
      ),
    );
  }
  const shown = inside.isHidden ? redactedLabel(type, value) : valueLabel(type, value);
  return element('div', { class: 'pair' }, nameOf(name), typeOf(type), shown);
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
  return element('span', { class: 'name' }, printable(name));
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

/** A value that was overwritten; that of bytes kept its length. */
function redactedLabel(type: string, value: NvValueJson | undefined): HTMLElement {
  const length =
    type === 'uint8_array' || type === 'byte_array' ? `, ${(value as string).length / 2} bytes` : '';
  return element('span', { class: 'value redacted' }, `<redacted${length}>`);
}

function valueLabel(type: string, value: NvValueJson | undefined): HTMLElement {
  if (type === 'boolean') return element('span', { class: 'value word' }, 'set');
  if (type === 'byte_array' || type === 'uint8_array') return bytesOf(value as string);
  if (Array.isArray(value))
    return arrayOf(value as readonly (string | number | boolean)[], type === 'string_array');
  return scalar(value as string | number | boolean, type === 'string');
}

function scalar(value: string | number | boolean, isText: boolean): HTMLElement {
  if (isText) return element('span', { class: 'value text' }, `'${printable(String(value))}'`);
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
