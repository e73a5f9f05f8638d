import { expect, test } from 'vitest';
import {
  humanBytes,
  humanDuration,
  humanNanoseconds,
  humanNumber,
  printable,
  progressBar,
} from '../human.ts';
import { Nvlist } from '../nvlist/index.ts';
import { jsonText } from './json-text.ts';
import { table } from './table.ts';

test('columns are as wide as their widest cell', () => {
  const columns = [{ title: 'NAME' }, { title: 'SIZE', align: 'right' as const }];
  expect(
    table(columns, [
      ['a', '1'],
      ['long name', '12345'],
    ]),
  ).toEqual(['NAME        SIZE', 'a              1', 'long name  12345']);
  expect(table(columns, [['a', { text: '1', style: 'red' }]], false)).toEqual(['a  1']);
});

test('a table may have more rows than a function has arguments', () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => [String(index)]);
  expect(table([{ title: 'N', align: 'right' }], rows).slice(0, 2)).toEqual(['     N', '     0']);
});

test.each([
  [0n, '0'],
  [1023n, '1023'],
  [1024n, '1K'],
  [1536n, '1.50K'],
  [10239n, '10.0K'],
  [(1n << 40n) + 1n, '1.00T'],
  [(1n << 64n) - 1n, '16E'],
])('%s is %s', (value, text) => expect(humanNumber(value)).toBe(text));

test('bytes, times, bars', () => {
  expect([humanBytes(5n), humanBytes(2048n)]).toEqual(['5B', '2K']);
  expect([humanNanoseconds(999n), humanNanoseconds(12_345n), humanNanoseconds(3_000_000_000n)]).toEqual([
    '999ns',
    '12us',
    '3s',
  ]);
  expect([humanDuration(59n), humanDuration(90061n)]).toEqual(['00:00:59', '1 days 01:01:01']);
  expect([progressBar(0.5, 4), progressBar(7, 2)]).toEqual(['[##..]', '[##]']);
});

test('a name does not reach the terminal as control characters', () => {
  expect(printable('a\u001b[2Jb\n')).toBe('a\\u{1b}[2Jb\\u{a}');
});

test('JSON has lists, bytes and arrays of numbers', () => {
  const list = Nvlist.from({ a: 1n, b: new BigUint64Array([2n]) });
  const value = {
    list,
    bytes: new Uint8Array([1, 255]),
    words: new Uint16Array([3]),
    map: new Map([['k', 4n]]),
  };
  expect(jsonText(value)).toBe('{"list":{"a":"1","b":["2"]},"bytes":"01ff","words":[3],"map":[["k","4"]]}');
});

test('JSON has 64-bit integers as strings', () => {
  expect(jsonText({ a: 1n << 63n, b: undefined, c: new Set([1n]) })).toBe(
    '{"a":"9223372036854775808","c":["1"]}',
  );
});
