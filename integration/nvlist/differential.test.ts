import { describe, expect, test } from 'vitest';
import {
  decode,
  decodeObject,
  encode,
  encodedSize,
  fromJson,
  Nvlist,
  printJson,
  toJson,
  toObject,
} from '../../src/nvlist/index.ts';
import { ALL_TYPES, countTypes, Libnvpair } from './libnvpair.ts';
import { Random, randomList, randomValue } from './random-list.ts';

const LISTS = Number(process.env['ZFSKIT_DIFFERENTIAL_LISTS'] ?? 4000);
const SEED = Number(process.env['ZFSKIT_DIFFERENTIAL_SEED'] ?? 1);

const libnvpair = new Libnvpair();

function compare(list: Nvlist): void {
  const handle = libnvpair.build(list);
  try {
    for (const encoding of ['native', 'xdr'] as const) {
      const theirs = libnvpair.pack(handle, encoding);
      expect(Buffer.compare(encode(list, { encoding }), theirs)).toBe(0);
      expect(encodedSize(list, { encoding })).toBe(libnvpair.size(handle, encoding));
      expect(decode(theirs, { trailing: 'refuse' }).equals(list)).toBe(true);
      expect(decodeObject(theirs)).toEqual(toObject(list));
    }
    const big = encode(list, { endian: 'big' });
    expect(decode(big, { trailing: 'refuse' }).equals(list)).toBe(true);
  } finally {
    libnvpair.release(handle);
  }
}

describe('against libnvpair', () => {
  test(`${LISTS} random lists have its bytes and are read from its bytes`, () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < LISTS; i++) {
      const list = randomList(new Random(SEED * 1_000_003 + i));
      countTypes(list, counts);
      compare(list);
    }
    const rows = ALL_TYPES.map((type) => `${type} ${counts.get(type) ?? 0}`);
    console.log(`${LISTS} lists; pairs by type: ${rows.join(', ')}`);
    expect(ALL_TYPES.filter((type) => (counts.get(type) ?? 0) === 0)).toEqual([]);
  });

  test('each data type alone, with every length from 0 to 20', () => {
    const random = new Random(7);
    for (const type of ALL_TYPES as Parameters<typeof randomValue>[1][]) {
      for (let length = 0; length <= 20; length++) {
        compare(new Nvlist().set('x'.repeat(length), randomValue(random, type, 1)));
      }
    }
  });

  test('adding follows its rules for duplicates', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(seed);
      const ours = new Nvlist(seed % 3);
      const twin = new Nvlist(seed % 3);
      const theirs = libnvpair.build(twin);
      for (let step = 0; step < 40; step++) {
        const pair = {
          name: random.pick(['a', 'b', 'c', 'd']),
          ...randomValue(random, random.pick(['uint64', 'string']), 0),
        };
        ours.set(pair.name, pair);
        expect(libnvpair.add(theirs, pair)).toBe(0);
      }
      expect(Buffer.compare(encode(ours), libnvpair.pack(theirs, 'native'))).toBe(0);
      libnvpair.release(theirs);
    }
  });

  test('100 embedded levels go, 101 do not', () => {
    let list = new Nvlist();
    for (let i = 0; i < 100; i++) list = Nvlist.from({ a: list });
    compare(list);
    const tooDeep = libnvpair.build(Nvlist.from({ a: list }));
    expect(() => libnvpair.pack(tooDeep, 'native')).toThrow('errno 14');
    libnvpair.release(tooDeep);
  });
});

test('printed JSON and its refusals are those of nvlist_print_json', () => {
  let printed = 0;
  for (let seed = 0; seed < LISTS / 2; seed++) {
    const list = randomList(new Random(0x15_0000 + seed));
    const handle = libnvpair.build(list);
    const theirs = libnvpair.json(handle);
    libnvpair.release(handle);
    if (theirs === undefined) continue;
    expect(printJson(list)).toBe(theirs.replaceAll('-nan', 'nan'));
    expect(fromJson(JSON.parse(JSON.stringify(toJson(list)))).equals(list)).toBe(true);
    printed++;
  }
  console.log(`${printed} lists printed as JSON, the others hold bytes that are no UTF-8`);
  expect(printed).toBeGreaterThan(LISTS / 8);
});
