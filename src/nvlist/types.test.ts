import { describe, expect, test } from 'vitest';
import * as nvlist from './index.ts';
import {
  DATA_TYPE,
  DATA_TYPE_NAMES,
  type DataTypeName,
  dataTypeName,
  decodeWith,
  encodeWith,
  Nvlist,
  nv,
} from './index.ts';
import { everyType } from './testdata/every-type.ts';

/** `uint64_array` to `Uint64Array`; lists are called so in the interface. */
function suffix(type: DataTypeName): string {
  const words = type.replace('nvlist', 'list').split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

const exported = new Map<string, unknown>(Object.entries(nvlist));
const first = new Map(
  everyType()
    .pairs()
    .map((pair) => [pair.type, pair.value]),
);

test('codes are those of nvpair.h, names go both ways', () => {
  expect(DATA_TYPE_NAMES).toHaveLength(27);
  expect(DATA_TYPE_NAMES.map((name) => DATA_TYPE[name])).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
  expect(DATA_TYPE).toMatchObject({ boolean: 1, uint64: 8, nvlist: 19, boolean_value: 21, double: 27 });
  expect(dataTypeName(8)).toBe('uint64');
  expect([0, -1, 28].map(dataTypeName)).toEqual([undefined, undefined, undefined]);
});

describe.each(DATA_TYPE_NAMES.filter((type) => type !== 'boolean'))('%s', (type) => {
  const value = first.get(type) as never;
  const name = suffix(type);
  const lower = name.charAt(0).toLowerCase() + name.slice(1);

  test('has a constructor and two getters', () => {
    const construct = exported.get(lower) as (value: unknown) => nvlist.NvTyped;
    const list = new Nvlist().set('x', construct(value)) as unknown as Record<
      string,
      (name: string) => unknown
    >;
    expect(list[`get${name}`]?.('x')).toBe(value);
    expect(list[`find${name}`]?.('x')).toBe(value);
    expect(list[`find${name}`]?.('y')).toBeUndefined();
    expect(() => list[`get${name}`]?.('y')).toThrow(/NVLIST_MISSING: y/);
  });

  test('refuses values of other kinds', () => {
    for (const wrong of [undefined, null, Symbol.iterator, {}, new Date(), [undefined]]) {
      expect(() => new Nvlist().set('x', { type, value: wrong } as never)).toThrow(/NVLIST_WRONG_TYPE: x/);
    }
  });

  // Lists have schemas of their own making.
  if (type.startsWith('nvlist')) return;

  test('has a schema', () => {
    const build = nv[lower as 'uint64'];
    const schema = nv.list({ x: build({ doc: 'a value' }), y: nv.optional(build()) });
    expect(schema.keys.x).toMatchObject({ kind: 'value', type, optional: false, doc: 'a value' });
    expect(decodeWith(schema, encodeWith(schema, { x: value }))).toEqual({ x: value });
  });
});
