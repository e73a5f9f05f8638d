import { describe, expect, test } from 'vitest';
import { numberOf, parseKstatTable, parseNamedKstat } from './kstat-text.ts';
import { parseReads, parseTxgs } from './kstats.ts';
import { rates } from './rates.ts';

const named = (taken: bigint, size: bigint) => `19 1 0x01 3 816 100 ${taken}
name                            type data
hits                            4    390
size                            4    ${size}
ratio                           3    -5
dataset_name                    7    tank/a b
`;

describe('named statistics', () => {
  test('numbers and texts', () => {
    const kstat = parseNamedKstat(named(200n, 7n), 'x', ['hits']);
    expect(kstat).toMatchObject({ createdNanoseconds: 100n, takenNanoseconds: 200n });
    expect({ ...kstat.counters }).toEqual({ hits: 390n, size: 7n, ratio: -5n });
    expect({ ...kstat.texts }).toEqual({ dataset_name: 'tank/a b' });
  });

  test.each([
    ['no header', 'name type data\nhits 4 1\n', /first line/],
    ['a counter is missing', '19 1 0x01 3 816 100 200\nname type data\nother 4 1\n', /no counter hits/],
    ['a value that is no number', '19 1 0x01 3 816 100 200\nname type data\nhits 4 one\n', /not a number/],
    [
      'a number of many digits',
      `19 1 0x01 3 816 100 200\nname type data\nhits 4 ${'9'.repeat(30)}\n`,
      /not a number/,
    ],
    ['half a row', '19 1 0x01 3 816 100 200\nname type data\nhits\n', /not a row/],
  ])('refuses %s', (_, text, why) => {
    expect(() => parseNamedKstat(text, 'x', ['hits'])).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_BAD_REPLY', message: expect.stringMatching(why) }),
    );
  });

  test('names of objects do no harm', () => {
    const text = '19 1 0x01 3 816 100 200\nname type data\n__proto__ 4 1\n';
    expect(Object.getPrototypeOf(parseNamedKstat(text, 'x', []).counters)).toBe(null);
  });
});

describe('rates', () => {
  const at = (taken: bigint, size: bigint) => parseNamedKstat(named(taken, size), 'x', ['hits', 'size']);

  test('per second, also of what fell and of what wrapped', () => {
    expect(rates(at(0n, 5n), at(2_000_000_000n, 25n)).size).toBe(10);
    expect(rates(at(0n, 25n), at(1_000_000_000n, 5n)).size).toBe(-20);
    expect(rates(at(0n, (1n << 64n) - 1n), at(1_000_000_000n, 4n)).size).toBe(5);
  });

  test('refuses readings in the wrong order', () => {
    expect(() => rates(at(5n, 1n), at(5n, 1n))).toThrowError(/not read later/);
  });
});

describe('tables', () => {
  test('transaction groups', () => {
    const text = `txg      birth            state ndirty       nread        nwritten     reads    writes   otime        qtime        wtime        stime
5        76393372702      C     0            0            146432       0        110      125106337    38177        103296       28331218
6        76518479039      O     0            0            0            0        0        0            0            0            0
`;
    expect(parseTxgs(text, 'x')).toMatchObject([
      { txg: 5n, state: 'committed', writtenBytes: 146432n, writes: 110n, syncNanoseconds: 28331218n },
      { txg: 6n, state: 'open' },
    ]);
  });

  test('reads; a process may have spaces in its name', () => {
    const text = `UID      start            objset   object   level    blkid    aflags   origin                   pid      process
1 100 0x36 2 0 -1 0x8000 dmu_read 12 my process
`;
    expect(parseReads(text, 'x')).toMatchObject([
      { id: 1n, objset: 54n, blkid: -1n, flags: 0x8000n, process: 'my process' },
    ]);
  });

  test('refuses short rows and other columns, takes none for an empty text', () => {
    expect(() => parseKstatTable('a b\n1\n', 'x', ['a'])).toThrowError(/2 columns/);
    expect(() => parseKstatTable('a b\n1 2\n', 'x', ['c'])).toThrowError(/no column c/);
    expect(parseKstatTable('', 'x', ['a'])).toEqual([]);
    expect(() => numberOf('0x', 'x')).toThrowError(/not a number/);
  });
});
