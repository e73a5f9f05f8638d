import { expect, test } from 'vitest';
import { parseSize } from './size.ts';

test.each([
  ['0', 0n],
  ['512', 512n],
  ['1k', 1024n],
  ['10G', 10n << 30n],
  ['1.5T', 3n << 39n],
  ['64KiB', 65536n],
  ['64KB', 65536n],
  ['18446744073709551615', (1n << 64n) - 1n],
  [' 1M ', 1n << 20n],
])('%j', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(['', 'G', '-1', '1.5', '1e3', '0x10', '10 G G', '18446744073709551616', '16E', '1'.repeat(30)])(
  '%j is none',
  (text) => {
    expect(parseSize(text)).toBeUndefined();
  },
);
