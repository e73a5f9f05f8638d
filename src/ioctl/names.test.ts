import { describe, expect, test } from 'vitest';
import { checkName, type NameKind, poolOf } from './names.ts';

const good: [NameKind, string][] = [
  ['pool', 'tank'],
  ['pool', 'a b'],
  ['pool', 'mirrors'],
  ['new-pool', 'c1'],
  ['new-pool', 'p'.repeat(239)],
  ['dataset', 'tank'],
  ['dataset', 'tank/a-b_c.d:e f/g'],
  ['dataset', 'tank/fs/%recv'],
  ['new-dataset', 'tank/a'],
  ['new-snapshot', 'tank/a@b'],
  ['dataset', `tank/${'a'.repeat(250)}`],
  ['dataset', `tank${'/a'.repeat(49)}`],
  ['snapshot', 'tank@s'],
  ['snapshot', 'tank/fs@daily-2026-01-01_00:00'],
  ['bookmark', 'tank/fs#b'],
  ['dataset-or-snapshot', 'tank/fs@s'],
  ['any', 'tank/fs#b'],
];

const bad: [NameKind, string, RegExp][] = [
  ['dataset', 'tank/a\0b', /NUL/],
  ['pool', 'ta\0nk', /NUL/],
  ['dataset', '', /empty/],
  ['dataset', '/tank', /starts with a slash/],
  ['dataset', 'tank/', /empty component/],
  ['dataset', 'tank//fs', /empty component/],
  ['snapshot', 'tank@', /empty component/],
  ['snapshot', '@snap', /empty component/],
  ['snapshot', 'tank@a@b', /more than one/],
  ['snapshot', 'tank@a#b', /more than one/],
  ['snapshot', 'tank@a/b', /behind the "@"/],
  ['snapshot', 'tank/fs', /dataset@snapshot/],
  ['bookmark', 'tank@a', /dataset#bookmark/],
  ['dataset', 'tank@a', /has no "@"/],
  ['dataset-or-snapshot', 'tank#a', /not possible/],
  ['dataset', 'tank/./a', /"\." and "\.\."/],
  ['dataset', 'tank/..', /"\." and "\.\."/],
  ['dataset', 'tank/a*b', /character "\*"/],
  ['dataset', 'tank/zwölf', /character "ö"/],
  ['dataset', `tank/${'a'.repeat(251)}`, /256 bytes long, at most 255/],
  ['dataset', 'x'.repeat(4096), /4096 bytes/],
  ['dataset', `tank${'/a'.repeat(50)}`, /nested deeper than 50/],
  ['new-dataset', 'tank/50%', /for names that the kernel makes/],
  ['new-snapshot', 'tank@50%', /for names that the kernel makes/],
  ['pool', 'p'.repeat(240), /240 bytes long, at most 239/],
  ['pool', 'tank/fs', /pool name has no/],
  ['pool', '1tank', /start with a letter/],
  ['pool', 'mirror', /"mirror" is reserved/],
  ['new-pool', 'mirrors', /"mirror" is reserved/],
  ['new-pool', 'log', /"log" is reserved/],
];

describe('checkName', () => {
  test.each(good)('%s %s', (kind, name) => {
    expect(checkName(name, kind)).toBe(name);
  });

  test.each(bad)('refuses the %s %j', (kind, name, why) => {
    expect(() => checkName(name, kind)).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_NAME', message: expect.stringMatching(why) }),
    );
  });

  test('refuses what is not a string', () => {
    expect(() => checkName(undefined as unknown as string, 'pool')).toThrowError(/not a string/);
  });
});

test('poolOf', () => {
  expect(['tank', 'tank/a', 'tank@b', 'tank#c'].map(poolOf)).toEqual(['tank', 'tank', 'tank', 'tank']);
});
