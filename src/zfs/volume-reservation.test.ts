import { describe, expect, test } from 'vitest';
import type { Release } from '../ioctl/index.ts';
import { type AllocatingVdev, volumeBlockSize, volumeReservation } from './volume-reservation.ts';

const now: Release = [2, 3, 3];
const plain: AllocatingVdev = { ashift: 12n, stripe: undefined };
const raidz = (parity: bigint, data: bigint): AllocatingVdev => ({
  ashift: 12n,
  stripe: { kind: 'raidz', parity, data },
});
const gib = 1n << 30n;

describe('a reservation', () => {
  test('on a plain vdev is the size and its metadata, twice', () => {
    // 65536 blocks: 64 indirect blocks, one above them, and 7 of the metadnode.
    expect(volumeReservation([plain], { volsize: gib, volblocksize: 16384n, copies: 1n }, now)).toBe(
      gib + (64n + 1n + 7n) * 2n * 131072n,
    );
  });

  test('counts copies, and at most three of metadata', () => {
    expect(volumeReservation([plain], { volsize: gib, volblocksize: 16384n, copies: 3n }, now)).toBe(
      3n * gib + 72n * 3n * 131072n,
    );
  });

  test('follows the vdev where blocks take most', () => {
    const shape = { volsize: gib, volblocksize: 4096n, copies: 1n };
    const both = volumeReservation([plain, raidz(2n, 4n), raidz(1n, 3n)], shape, now);
    expect(both).toBe(volumeReservation([raidz(2n, 4n)], shape, now));
    // A block of 4 KiB takes 3 sectors; 128 KiB take 48 instead of 32.
    expect(both - 2n * 131072n * (256n + 1n + 7n)).toBe(2n * gib);
  });

  test('is never more than a uint64', () => {
    const shape = { volsize: 1n << 63n, volblocksize: 512n, copies: 3n };
    expect(volumeReservation([raidz(3n, 4n)], shape, now)).toBe((1n << 64n) - 1n);
  });
});

test.each([
  ['plain', plain, [2, 0, 3], 8192],
  ['plain', plain, [2, 1, 11], 8192],
  ['plain', plain, [2, 3, 3], 16384],
  ['raidz2', raidz(2n, 4n), [2, 1, 11], 16384],
  ['raidz2', raidz(2n, 4n), [2, 0, 3], 8192],
  ['draid2:8d', { ashift: 12n, stripe: { kind: 'draid', parity: 2n, data: 8n } }, [2, 4, 0], 32768],
] as const)('the block size for %s', (_, vdev, release, bytes) => {
  expect(volumeBlockSize([vdev], release)).toBe(BigInt(bytes));
});
