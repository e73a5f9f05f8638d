import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { changesOfObject, type DiffChange, removalOfObject } from './diff-change.ts';
import { diffLine } from './diff-line.ts';
import { readDiffRecords } from './diff-record.ts';
import type { ObjectStats } from './object-stats.ts';

const FILE = 0o100644n;
const DIRECTORY = 0o040755n;

interface Known {
  gen?: bigint;
  mode?: bigint;
  links?: bigint;
  ctime?: bigint;
}

function named(path: string, { gen = 5n, mode = FILE, links = 1n, ctime = 1n }: Known = {}): ObjectStats {
  const stat = { zs_gen: gen, zs_mode: mode, zs_links: links, zs_ctime: [ctime, 7n] as const };
  return { state: 'named', path: Buffer.from(path), stat, code: undefined };
}

const unlinked = (facts: Known = {}): ObjectStats => ({
  ...named('', { links: 0n, ...facts }),
  state: 'unlinked',
  code: 'ESTALE',
});

const absent: ObjectStats = { ...named('', { gen: 0n, mode: 0n, links: 0n, ctime: 0n }), state: 'absent' };
const later = { ctime: 2n };

describe('what became of an object, as zfs diff says it', () => {
  const lines = (from: ObjectStats, to: ObjectStats) =>
    changesOfObject(1n, from, to).map((change) => Buffer.from(diffLine(change)).toString('utf8'));

  test.each<[string, ObjectStats, ObjectStats, string[]]>([
    ['nothing', named('/a'), named('/a'), []],
    ['never there', absent, absent, []],
    ['created', absent, named('/a'), ['+\t/a']],
    ['removed', named('/a'), absent, ['-\t/a']],
    ['modified', named('/a'), named('/a', later), ['M\t/a']],
    ['renamed', named('/a'), named('/b', later), ['R\t/a -> /b']],
    ['another file under its number', named('/a'), named('/b', { gen: 6n }), ['-\t/a', '+\t/b']],
    ['another type', named('/a'), named('/a', { mode: DIRECTORY }), ['-\t/a', '+\t/a']],
    ['a link more', named('/a'), named('/b', { ...later, links: 2n }), ['M\t/a\t(+1)']],
    ['a link less', named('/a', { links: 3n }), named('/b', { ...later, links: 1n }), ['M\t/b\t(-2)']],
    [
      'links of a directory are its children',
      named('/a', { mode: DIRECTORY, links: 2n }),
      named('/a', { mode: DIRECTORY, links: 3n, ctime: 2n }),
      ['M\t/a'],
    ],
    ['removed while open', named('/a'), unlinked(later), ['R\t/a -> (on_delete_queue)']],
    ['removed while open, and not changed', named('/a'), unlinked(), ['R\t/a -> (on_delete_queue)']],
    ['open and removed in both', unlinked(), unlinked(later), []],
    ['without a name before', unlinked(), named('/a', later), ['+\t/a']],
    ['without a name, then gone', unlinked(), absent, []],
    [
      'known by a link that went, while another came',
      { ...absent, stat: named('', { links: 2n }).stat },
      named('/b', { links: 3n, ...later }),
      ['M\t/b\t(+1)'],
    ],
  ])('%s', (_, from, to, expected) => {
    expect(lines(from, to)).toEqual(expected);
  });

  test('removed with its number', () => {
    expect(removalOfObject(9n, named('/a'))).toMatchObject([
      { kind: 'removed', object: 9n, type: 'file', path: '/a', ctime: 1_000_000_007n },
    ]);
    expect(removalOfObject(9n, unlinked())).toEqual([]);
    expect(removalOfObject(9n, absent)).toEqual([]);
  });

  test('without a path that the kernel could tell', () => {
    const unknown: ObjectStats = { ...named(''), state: 'unknown', code: 'EINVAL' };
    const change = { kind: 'unnamed', object: 1n, code: 'EINVAL', type: 'file' };
    expect(changesOfObject(1n, unknown, absent)).toMatchObject([change]);
    expect(changesOfObject(1n, named('/a'), unknown)).toMatchObject([change]);
    expect(removalOfObject(1n, unknown)).toMatchObject([change]);
  });
});

describe('a line of zfs diff', () => {
  const [renamed] = changesOfObject(1n, named('/a b\\'), named('/ü\xff', later)) as [DiffChange];

  test.each([
    [{}, 'R\t/a\\0040b\\0134 -> /\\0303\\0274\\0303\\0277'],
    [{ scripted: true, raw: true }, 'R\t/a b\\\t/üÿ'],
    [
      { classify: true, timestamps: true, mountpoint: '/my fs' },
      '         2.000000007\tR\tF\t/my\\0040fs/a\\0040b\\0134 -> /my\\0040fs/\\0303\\0274\\0303\\0277',
    ],
    [{ mountpoint: '/', scripted: true }, 'R\t/a\\0040b\\0134\t/\\0303\\0274\\0303\\0277'],
  ])('%o', (options, line) => {
    expect(Buffer.from(diffLine(renamed, options)).toString('utf8')).toBe(line);
  });
});

describe('records of a difference', () => {
  const record = (...words: bigint[]) => Buffer.from(BigUint64Array.from(words).buffer);
  const read = async (...chunks: Buffer[]) => {
    const records = [];
    for await (const found of readDiffRecords(Readable.from(chunks))) records.push(found);
    return records;
  };

  test('come in pieces', async () => {
    const bytes = Buffer.concat([record(2n, 32n, 63n), record(1n, 0n, 0n), record(4n, 64n, 2n ** 48n)]);
    const expected = [
      { kind: 'in use', first: 32n, last: 63n },
      { kind: 'free', first: 64n, last: 2n ** 48n },
    ];
    for (const size of [1, 23, 24, 25, 72]) {
      const pieces = Array.from({ length: Math.ceil(72 / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await read(...pieces)).toEqual(expected);
    }
  });

  test('are checked', async () => {
    await expect(read(record(2n, 32n, 63n), Buffer.alloc(5))).rejects.toThrow(/ends after 5 of 24 bytes/);
    await expect(read(record(3n, 32n, 63n))).rejects.toMatchObject({ code: 'ZFSKIT_BAD_REPLY' });
    await expect(read(record(2n, 63n, 32n))).rejects.toThrow(/from object 63 to 32/);
  });
});
