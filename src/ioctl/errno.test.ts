import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { errnoName, LINUX_ERRNO, ZFS_ERRNO } from './errno.ts';

test('the numbers that Node knows agree', () => {
  const ours: Readonly<Record<string, number>> = LINUX_ERRNO;
  const shared = Object.entries(constants.errno).filter(([name]) => name in ours);
  expect(shared.length).toBeGreaterThan(70);
  for (const [name, number] of shared) expect([name, ours[name]]).toEqual([name, number]);
});

test('names', () => {
  expect(errnoName(2)).toBe('ENOENT');
  expect(errnoName(52)).toBe('ECKSUM');
  expect(errnoName(1040)).toBe('ZFS_ERR_STREAM_TRUNCATED');
  expect(errnoName(4242)).toBe('E4242');
});

test('ZFS_ERR_* have no gap', () => {
  expect(Object.values(ZFS_ERRNO)).toEqual(Array.from({ length: 29 }, (_, index) => 1024 + index));
});
