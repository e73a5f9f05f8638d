import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  decodeWith,
  encodeWith,
  fromNvlist,
  type Infer,
  Nvlist,
  nv,
  type Schema,
  toNvlist,
  uint64,
} from './index.ts';

const send = nv.list({
  fd: nv.int32({ doc: 'file descriptor to write to' }),
  fromsnap: nv.optional(nv.string()),
  rawok: nv.flag(),
  props: nv.optional(nv.map(nv.union(nv.uint64(), nv.string()))),
  children: nv.optional(nv.listArray(nv.list({ guid: nv.uint64() }))),
  key: nv.optional(nv.uint8Array()),
  any: nv.optional(nv.raw()),
});

describe('schema', () => {
  test('infers the type', () => {
    type Send = Infer<typeof send>;
    expectTypeOf<Send['fd']>().toEqualTypeOf<number>();
    expectTypeOf<Send['rawok']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Send['fromsnap']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<NonNullable<Send['props']>[string]>().toEqualTypeOf<string | bigint>();
    expectTypeOf<NonNullable<Send['children']>[number]['guid']>().toEqualTypeOf<bigint>();
    expectTypeOf<Infer<Schema>>().toEqualTypeOf<unknown>();
  });

  test('goes both ways', () => {
    const value = {
      fd: 3,
      fromsnap: 'tank@a',
      rawok: true,
      props: { quota: 5n, 'user:x': 'y' },
      children: [{ guid: 1n }, { guid: 0xffff_ffff_ffff_ffffn }],
      key: new Uint8Array([1, 2, 3]),
      any: Nvlist.from({ a: 1n }),
    };
    const bytes = encodeWith(send, value);
    expect(decodeWith(send, bytes)).toEqual(value);
  });

  test('does not send a flag that is false', () => {
    expect(toNvlist(send, { fd: 3, rawok: false }).names()).toEqual(['fd']);
  });

  test('names the place of what is missing, unknown or wrong', () => {
    expect(() => toNvlist(send as Schema, {})).toThrow(/NVLIST_MISSING: fd/);
    expect(() => toNvlist(send as Schema, { fd: 1, nope: 2 })).toThrow(/NVLIST_UNKNOWN_KEY: nope/);
    expect(() => toNvlist(send as Schema, { fd: 1, children: [{ guid: 1n }, { guid: 1 }] })).toThrow(
      /NVLIST_WRONG_TYPE: children\[1\]\/guid/,
    );
    expect(() => toNvlist(send as Schema, { fd: 2 ** 31 })).toThrow(/NVLIST_OUT_OF_RANGE: fd/);
    expect(() => fromNvlist(send, Nvlist.from({ fd: 1n }))).toThrow(
      /NVLIST_WRONG_TYPE: fd: is uint64, not int32/,
    );
  });

  test('treats other names as told', () => {
    const list = Nvlist.from({ a: 1n, b: 'x', c: { d: 1n } });
    const keys = { a: nv.uint64() };
    expect(fromNvlist(nv.list(keys), list)).toEqual({ a: 1n });
    expect(fromNvlist(nv.list(keys, { extra: 'keep' }), list)).toEqual({ a: 1n, b: 'x', c: { d: 1n } });
    expect(() => fromNvlist(nv.list(keys, { extra: 'refuse' }), list)).toThrow(/NVLIST_UNKNOWN_KEY: b/);
    const kept = toNvlist(nv.list(keys, { extra: 'keep' }), { a: 1n, b: 'x' });
    expect(kept.getString('b')).toBe('x');
    expect(toNvlist(nv.list(keys, { extra: 'ignore' }) as Schema, { a: 1n, b: 'x' }).names()).toEqual(['a']);
  });

  test('keeps any value with its type', () => {
    const schema = nv.map(nv.any());
    const list = toNvlist(schema, { x: uint64(1n), y: { type: 'int32', value: 1 } });
    expect(list.getInt32('y')).toBe(1);
    expect(fromNvlist(schema, list)).toEqual({ x: uint64(1n), y: { type: 'int32', value: 1 } });
  });
});

describe('unions and arrays', () => {
  const schema = nv.map(nv.union(nv.uint64(), nv.list({ a: nv.string() }), nv.listArray(nv.raw()), nv.raw()));

  test('are told apart by the value when encoding and by the type when decoding', () => {
    const value = { n: 1n, l: { a: 'x' }, r: Nvlist.from({ b: 1n }), la: [Nvlist.from({ c: 1n })] };
    const list = toNvlist(schema, value as never);
    expect(list.pairs().map(({ type }) => type)).toEqual(['uint64', 'nvlist', 'nvlist', 'nvlist_array']);
    expect(fromNvlist(nv.map(nv.union(nv.uint64(), nv.object(), nv.listArray(nv.object()))), list)).toEqual({
      n: 1n,
      l: { a: 'x' },
      r: { b: 1n },
      la: [{ c: 1n }],
    });
  });

  test('refuse what fits nothing', () => {
    expect(() => toNvlist(schema as Schema, { x: 'text' })).toThrow(
      /NVLIST_WRONG_TYPE: x: .*none of the possible/,
    );
    expect(() => toNvlist(schema as Schema, { x: 1 })).toThrow(/NVLIST_WRONG_TYPE: x/);
    expect(() => fromNvlist(schema, Nvlist.from({ x: 'text' }))).toThrow(
      /NVLIST_WRONG_TYPE: x: is string, none of/,
    );
    expect(() => toNvlist(nv.list({ a: nv.listArray(nv.raw()) }) as Schema, { a: 1n })).toThrow(
      /a: .*no array/,
    );
    expect(() => toNvlist(nv.list({ a: nv.raw() }) as Schema, { a: {} })).toThrow(/a: .*no Nvlist/);
    expect(() => toNvlist(nv.list({ a: nv.object() }) as Schema, { a: {} })).toThrow(/nv\.raw\(\)/);
    expect(() => toNvlist(nv.list({ a: nv.any() }) as Schema, { a: 1n })).toThrow(/use a constructor/);
    expect(() => toNvlist(nv.list({ a: nv.map(nv.any()) }) as Schema, { a: [] })).toThrow(
      /where a list is needed/,
    );
    expect(() => toNvlist(nv.uint64() as Schema, 1n)).toThrow(/kind value makes no list/);
  });

  test('a map of flags holds names', () => {
    const names = nv.map(nv.flag());
    expect(toNvlist(names, { 'tank@a': true, 'tank@b': false }).names()).toEqual(['tank@a']);
    expect(fromNvlist(names, Nvlist.from({}).set('tank@a', { type: 'boolean', value: true }))).toEqual({
      'tank@a': true,
    });
  });

  test('names that mean something to objects are ordinary names', () => {
    const decoded = fromNvlist(nv.map(nv.string()), Nvlist.from({ ['__proto__']: 'x', constructor: 'y' }));
    expect(Object.entries(decoded)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});
