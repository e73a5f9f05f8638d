import { describe, expect, test, vi } from 'vitest';
import * as v from './index.ts';
import { decode, decodeObject, encode, Nvlist } from './index.ts';
import { everyType } from './testdata/every-type.ts';

vi.setConfig({ testTimeout: 60_000 });

const ENCODINGS = [
  { encoding: 'native', endian: 'little' },
  { encoding: 'native', endian: 'big' },
  { encoding: 'xdr', endian: 'little' },
] as const;

describe.each(ENCODINGS)('$encoding $endian', (options) => {
  test('every data type goes both ways', () => {
    const list = everyType();
    const bytes = encode(list, options);
    const back = decode(bytes, { trailing: 'refuse' });
    expect(back.equals(list)).toBe(true);
    expect(encode(back, options)).toEqual(bytes);
    expect(decodeObject(bytes)).toEqual(v.toObject(list));
  });

  test('an input that is cut anywhere is refused', () => {
    const bytes = encode(everyType(), options);
    const end = options.encoding === 'xdr' ? bytes.length - 4 : bytes.length;
    for (let length = 0; length < end; length++) {
      expect(() => decode(bytes.subarray(0, length))).toThrow(v.NvlistError);
    }
  });

  test('trailing bytes are ignored or refused as asked', () => {
    const bytes = new Uint8Array([...encode(Nvlist.from({ a: 1n }), options), 1]);
    expect(decode(bytes).size).toBe(1);
    expect(() => decode(bytes, { trailing: 'refuse' })).toThrow(/NVLIST_TRAILING/);
  });

  test('100 embedded levels are the most', () => {
    let list = new Nvlist();
    for (let i = 0; i < 100; i++) list = Nvlist.from({ a: list });
    expect(decode(encode(list, options)).equals(list)).toBe(true);
    expect(() => encode(Nvlist.from({ a: list }), options)).toThrow(/NVLIST_TOO_DEEP: a\/a\/a/);
    expect(() => decode(encode(list, options), { maxDepth: 99 })).toThrow(/NVLIST_TOO_DEEP/);
  });
});

test('sizes are those measured of libnvpair', () => {
  expect(encode(new Nvlist())).toHaveLength(16);
  expect(encode(new Nvlist(), { encoding: 'xdr' })).toHaveLength(20);
  expect(encode(new Nvlist().set('a', v.flag()))).toHaveLength(40);
  expect(encode(Nvlist.from({ u64: 1n }))).toHaveLength(48);
  expect(encode(Nvlist.from({ s: 'hello' }))).toHaveLength(48);
  expect(encode(Nvlist.from({ child: { x: 7n } }))).toHaveLength(100);
  expect(encode(Nvlist.from({ ca: [{ x: 7n }, {}] }))).toHaveLength(144);
});

test('names that mean something to objects are ordinary names', () => {
  const list = Nvlist.from({ ['__proto__']: { polluted: true }, constructor: 'x', toString: 'y' });
  const object = decodeObject(encode(list));
  expect(Object.keys(object)).toEqual(['__proto__', 'constructor', 'toString']);
  expect((object as { polluted?: unknown }).polluted).toBeUndefined();
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
