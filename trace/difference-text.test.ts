import { expect, test } from 'vitest';
import { Nvlist, uint8Array, uint64, uint64Array } from '../src/nvlist/index.ts';
import { differenceTexts } from './difference-text.ts';

test.each<[string, Parameters<typeof differenceTexts>, [string, string]]>([
  ['texts', ['a\n', undefined], ['"a\\n"', 'nothing']],
  ['numbers', [5n, { type: 'uint64', value: 6n }], ['5', '6']],
  [
    'the same text of two types',
    [
      { type: 'boolean', value: true },
      { type: 'boolean_value', value: true },
    ],
    ['boolean true', 'boolean_value true'],
  ],
  ['arrays', [uint64Array(BigUint64Array.of(1n, 2n)), uint64(3n)], ['[1, 2]', '3']],
  ['bytes', [uint8Array(Uint8Array.of(1, 255)), Uint8Array.of(2)], ['2 bytes (01ff)', '1 bytes (02)']],
  [
    'lists',
    [{ type: 'nvlist', value: Nvlist.from({ a: 1n, b: 2n }) }, undefined],
    ['a list of 2 pairs', 'nothing'],
  ],
])('%s on a line', (_, values, expected) => {
  expect(differenceTexts(...values)).toEqual(expected);
});

test('long values are shortened where that still shows a difference', () => {
  const long = 'x'.repeat(500);
  expect(differenceTexts(`a${long}`, 'b')[0]).toHaveLength(63);
  const [was, is] = differenceTexts(`${long}a`, `${long}b`);
  expect([was, is]).toEqual([`"${long}a"`, `"${long}b"`]);
});
