import { describe, expect, test } from 'vitest';
import {
  decode,
  encode,
  flag,
  int32,
  Nvlist,
  type NvlistInit,
  string,
  stringArray,
  uint8,
  uint64,
} from './index.ts';

describe('getters', () => {
  const list = decode(
    encode(Nvlist.from({ guid: 5n, tree: { children: [{ guid: 1n }, { name: 'x' }] }, f: flag() })),
  );

  test('give the value of the type that is asked for', () => {
    expect(list.getUint64('guid')).toBe(5n);
    expect(list.get('guid', 'uint64')).toBe(5n);
    expect(list.getList('tree').getListArray('children')[1]?.getString('name')).toBe('x');
    expect(list.findString('nope')).toBeUndefined();
    expect(list.getFlag('f')).toBe(true);
    expect(list.getFlag('nope')).toBe(false);
    expect(list.has('guid')).toBe(true);
    expect(list.has('guid', 'string')).toBe(false);
    expect(list.findTyped('guid')).toMatchObject({ type: 'uint64', value: 5n });
  });

  test('throw with code and path', () => {
    const child = list.getList('tree').getListArray('children')[1] as Nvlist;
    expect(() => child.getUint64('guid')).toThrow(
      'NVLIST_MISSING: tree/children[1]/guid: no uint64 of this name',
    );
    expect(() => child.getUint64('name')).toThrow(
      'NVLIST_WRONG_TYPE: tree/children[1]/name: is string, not uint64',
    );
    expect(() => child.findUint64('name')).toThrow('NVLIST_WRONG_TYPE');
  });

  test('the last of several wins; types are told apart where names are not unique', () => {
    const twice = new Nvlist(0).set('a', uint64(1n)).set('a', string('x')).set('a', uint64(2n));
    expect(twice.size).toBe(3);
    expect(twice.getUint64('a')).toBe(2n);
    expect(twice.getString('a')).toBe('x');
    expect(twice.findInt32('a')).toBeUndefined();
  });
});

describe('building', () => {
  test('infers what is safe and refuses what is not', () => {
    const list = Nvlist.from({
      s: 'x',
      n: 1n,
      neg: -1n,
      on: false,
      ss: ['a'],
      l: { a: 1n },
      la: [{}],
      gone: undefined,
    });
    expect(list.pairs().map(({ name, type }) => `${name} ${type}`)).toEqual([
      's string',
      'n uint64',
      'neg int64',
      'on boolean_value',
      'ss string_array',
      'l nvlist',
      'la nvlist_array',
    ]);
    const refused = (value: unknown) => () => Nvlist.from({ a: { b: value } } as NvlistInit);
    expect(refused(5)).toThrow(/NVLIST_AMBIGUOUS: a\/b: .*int32\(\)/);
    expect(refused(new Uint8Array(1))).toThrow(/NVLIST_AMBIGUOUS: a\/b: .*uint8Array\(\)/);
    expect(refused([])).toThrow(/NVLIST_AMBIGUOUS/);
    expect(refused(2n ** 64n)).toThrow(/NVLIST_OUT_OF_RANGE/);
    expect(refused(null)).toThrow(/NVLIST_WRONG_TYPE/);
    expect(refused(new Date())).toThrow(/NVLIST_WRONG_TYPE: a\/b: an object of class Date/);
    expect(refused(() => 1)).toThrow(/NVLIST_WRONG_TYPE/);
  });

  test('checks ranges and strings, and names the pair', () => {
    const list = new Nvlist();
    expect(() => list.set('a', int32(2 ** 31))).toThrow(/NVLIST_OUT_OF_RANGE: a/);
    expect(() => list.set('a', int32(1.5))).toThrow(/NVLIST_OUT_OF_RANGE: a/);
    expect(() => list.set('a', uint8(-1))).toThrow(/NVLIST_OUT_OF_RANGE: a/);
    expect(() => list.set('a', uint64(-1n))).toThrow(/NVLIST_OUT_OF_RANGE: a/);
    expect(() => list.set('a', string('x\0'))).toThrow(/NVLIST_BAD_STRING: a/);
    expect(() => list.set('a', stringArray(['x', '\ud800']))).toThrow(/NVLIST_BAD_STRING: a\[1\]/);
    expect(() => list.set('x\0', flag())).toThrow(/NVLIST_BAD_STRING/);
    expect(() => list.set('x'.repeat(32_767), flag())).toThrow(/NVLIST_BAD_NAME/);
    expect(() => list.set('a', { type: 'nvlist', value: list })).toThrow(/NVLIST_WRONG_TYPE: a/);
    expect(list.size).toBe(0);
    expect(encode(new Nvlist().set('x'.repeat(32_766), flag())).length).toBe(16 + 16 + 32_768);
  });

  test('a clone shares nothing', () => {
    const list = Nvlist.from({ a: { b: new BigUint64Array([1n]) }, c: [{ d: 1n }] });
    const copy = list.clone();
    expect(copy.equals(list)).toBe(true);
    copy.getList('a').getUint64Array('b')[0] = 2n;
    expect(copy.equals(list)).toBe(false);
    expect(list.getList('a').getUint64Array('b')[0]).toBe(1n);
  });

  test('a list that holds itself is refused, not followed for ever', () => {
    const a = new Nvlist();
    const b = Nvlist.from({ a });
    a.set('b', { type: 'nvlist', value: b });
    expect(() => encode(a)).toThrow(/NVLIST_TOO_DEEP/);
    expect(() => a.clone()).toThrow(/NVLIST_TOO_DEEP/);
  });
});

test('bytes that are no UTF-8 survive', () => {
  const bytes = encode(Nvlist.from({ key: 'ab\u{1f600}é' }));
  for (let seed = 0; seed < 500; seed++) {
    const copy = bytes.slice();
    for (let at = 36; at < 44; at++) copy[at] = 1 + ((seed * 7919 + at * 104_729) % 255);
    const list = decode(copy);
    expect(encode(list)).toEqual(copy);
  }
});
