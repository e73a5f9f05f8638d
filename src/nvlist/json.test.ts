import { describe, expect, test } from 'vitest';
import { diff, double, dump, flag, fromJson, int32, Nvlist, printJson, toJson, uint8Array } from './index.ts';
import { printDouble } from './print-double.ts';
import { everyType } from './testdata/every-type.ts';

describe('lossless JSON', () => {
  test('gives every type back', () => {
    const list = everyType();
    expect(fromJson(JSON.parse(JSON.stringify(toJson(list)))).equals(list)).toBe(true);
  });

  test('keeps duplicates, flags, version and odd doubles', () => {
    const list = new Nvlist(0, 3);
    for (const value of [Number.NaN, -0, Infinity, -Infinity, 1e-320, 0.1]) list.set('d', double(value));
    const back = fromJson(JSON.parse(JSON.stringify(toJson(list))));
    expect(back.equals(list)).toBe(true);
    expect(back.size).toBe(6);
  });

  test('refuses what is no such JSON, with the path', () => {
    const child = (value: unknown) => ({ flags: 1, pairs: [{ name: 'a', type: 'nvlist', value }] });
    expect(() => fromJson([])).toThrow(/NVLIST_BAD_JSON/);
    expect(() => fromJson(child({ flags: 1, pairs: [{ name: 'b', type: 'uint64', value: 5 }] }))).toThrow(
      /NVLIST_BAD_JSON: a\/b/,
    );
    expect(() => fromJson(child({ flags: 1, pairs: [{ name: 'b', type: 'int8', value: 128 }] }))).toThrow(
      /NVLIST_OUT_OF_RANGE: a\/b/,
    );
    expect(() => fromJson(child({ flags: 1, pairs: [{ name: 'b', type: 'toString', value: 1 }] }))).toThrow(
      /NVLIST_BAD_JSON: a\/b: string toString is no data type/,
    );
    let deep: unknown = { flags: 1, pairs: [] };
    for (let i = 0; i < 101; i++) deep = child(deep);
    expect(() => fromJson(deep)).toThrow(/NVLIST_TOO_DEEP/);
  });
});

test('printed JSON keeps all digits and escapes as libnvpair does', () => {
  const list = Nvlist.from({ big: 2n ** 64n - 1n, 'q"\\\n\u0001': 'é€😀', e: {} });
  list
    .set('f', flag())
    .set('b', uint8Array(new Uint8Array([1, 255])))
    .set('i', int32(-1));
  expect(printJson(list)).toBe(
    '{"big":18446744073709551615,"q\\"\\\\\\n\\u0001":"\\u00e9\\u20ac","e":{},"f":true,"b":[1,255],"i":-1}',
  );
});

test('doubles are printed as C does', () => {
  expect([0.0078125, 0.0234375, -0, 1e22, 5e-324, 123456.7890125, -1.5].map(printDouble)).toEqual([
    '0.007812',
    '0.023438',
    '-0.000000',
    '10000000000000000000000.000000',
    '0.000000',
    '123456.789012',
    '-1.500000',
  ]);
  expect([Number.NaN, Infinity, -Infinity].map(printDouble)).toEqual(['nan', 'inf', '-inf']);
});

test('a dump has one line for each value and no control characters', () => {
  const list = Nvlist.from({
    a: 'x\u001b[31m\udcff\u202e\u2028',
    kids: [{ g: 1n }, {}],
    arr: new BigUint64Array([1n, 2n]),
  });
  expect(dump(list.set('f', flag()))).toBe(
    "a: 'x\\x1b[31m\\xff\\u{202e}\\u{2028}'\nkids[0]:\n    g: 1\nkids[1]:\narr[0]: 1\narr[1]: 2\nf\n",
  );
});

test('diff is empty exactly for equal lists', () => {
  const list = everyType();
  expect(diff(list, list.clone())).toEqual([]);
  expect(diff(Nvlist.from({ a: 1n, b: 2n }), Nvlist.from({ b: 2n, a: 1n }))).toEqual([
    { path: '', kind: 'order' },
  ]);
  expect(diff(Nvlist.from({ a: 1n }), new Nvlist(0).set('a', { type: 'uint64', value: 1n }))).toEqual([
    { path: '', kind: 'flags', before: 1, after: 0 },
  ]);
  const twice = new Nvlist(0).set('a', flag()).set('a', flag());
  expect(diff(new Nvlist(0).set('a', flag()), twice)).toMatchObject([{ path: 'a#2', kind: 'added' }]);
});
