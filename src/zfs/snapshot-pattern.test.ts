import { describe, expect, test } from 'vitest';
import { matchSnapshots, parseSnapshotPattern, runsOf } from './snapshot-pattern.ts';

const ordered = ['d', 'a', 'c', 'e', 'b'].map((name, index) => ({
  name: `tank/fs@${name}`,
  createtxg: BigInt(index + 10),
}));

function selected(pattern: string): [selected: string, missing: readonly string[]] {
  const match = matchSnapshots(parseSnapshotPattern(`tank/fs@${pattern}`), ordered);
  return [match.selected.map(({ name }) => name.slice('tank/fs@'.length)).join(''), match.missing];
}

test.each([
  ['a', 'a'],
  ['a%e', 'ace'],
  ['%a', 'da'],
  ['e%', 'eb'],
  ['%', 'daceb'],
  ['b,%a', 'dab'],
  ['c%c,c,a%c', 'ac'],
])('%s selects %s', (pattern, names) => {
  expect(selected(pattern)).toEqual([names, []]);
});

test('a name that does not exist is reported once, and its range selects nothing', () => {
  expect(selected('a,x,x%e,e%y')).toEqual(['a', ['x', 'y']]);
});

test('of no snapshots, every range is empty', () => {
  expect(matchSnapshots(parseSnapshotPattern('tank/fs@%'), [])).toEqual({ selected: [], missing: [] });
});

test('a range that ends before it begins', () => {
  expect(() => selected('b%a')).toThrow(/b%a ends before it begins/);
});

test.each(['tank/fs', '@a', 'tank@', 'tank@a,', 'tank@a%b%c', 'tank@a@b', 'tank@a/b', 'tank#a', 'tank@a\0'])(
  '%j is refused',
  (pattern) => {
    expect(() => parseSnapshotPattern(pattern)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^ZFSKIT_INVALID_(NAME|ARGUMENT)$/) }),
    );
  },
);

test('a pattern with very many parts is refused before they are looked at', () => {
  expect(() => parseSnapshotPattern(`tank@${'a,'.repeat(1_000_000)}`)).toThrow(/more than 10000 parts/);
});

describe('runs of neighbours', () => {
  const runs = (chosen: string) =>
    runsOf(ordered, ({ name }) => chosen.includes(name.slice(-1))).map((run) =>
      run.map(({ name }) => name.slice(-1)).join(''),
    );

  test.each([
    ['', []],
    ['d', ['dd']],
    ['daceb', ['db']],
    ['dcb', ['dd', 'cc', 'bb']],
    ['daeb', ['da', 'eb']],
    ['ace', ['ae']],
  ])('%j', (chosen, expected) => {
    expect(runs(chosen)).toEqual(expected);
  });
});
