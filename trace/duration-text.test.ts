import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';
import { clockText, secondsText, timeText } from './time-text.ts';

test.each([
  [0n, '0ns'],
  [812n, '812ns'],
  [999n, '999ns'],
  [1000n, '1.00us'],
  [4050n, '4.05us'],
  [9_996n, '10.0us'],
  [21_290_000n, '21.3ms'],
  [999_700n, '1.00ms'],
  [999_960_000n, '1.00s'],
  [95_000_000_000n, '95.0s'],
  [3_600_000_000_000n, '3600s'],
])('%d ns are %s', (nanoseconds, text) => {
  expect(durationText(nanoseconds)).toBe(text);
});

test('points in time', () => {
  expect(timeText(1_790_000_000_123_456_789n)).toBe('2026-09-21T14:13:20.123456789Z');
  expect(timeText(1n << 63n)).toBe('2262-04-11T23:47:16.854775808Z');
  expect(clockText(1_790_000_000_123_456_789n, 6)).toMatch(/^\d\d:\d\d:20\.123456$/);
  expect(clockText(1_790_000_000_123_456_789n, 0)).toMatch(/^\d\d:\d\d:20$/);
  expect(secondsText(1_000_412_999n)).toBe('1.000412');
  expect(secondsText(-412_999n)).toBe('-0.000412');
});
