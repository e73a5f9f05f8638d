import { expect, test } from 'vitest';
import { Nvlist } from '../nvlist/index.ts';
import { autoRefreservation } from './refreservation.ts';

const raidz = (disks: number, nparity: bigint) =>
  Nvlist.from({
    type: 'raidz',
    nparity,
    ashift: 12n,
    children: Array.from({ length: disks }, () => Nvlist.from({ type: 'disk' })),
  });
const draid = Nvlist.from({ type: 'draid', nparity: 1n, ashift: 12n, draid_ndata: 4n });
const disk = Nvlist.from({ type: 'disk', ashift: 12n });

/** 1 GiB in blocks of 8 KiB: 131072 blocks, 128 and 1 indirect blocks, 7 levels of dnodes; metadata twice. */
const METADATA = 2n * 136n * 131072n;
const volume = { volsize: 1n << 30n, volblocksize: 8192n };

test.each<[string, Nvlist[], bigint]>([
  ['disks', [disk, disk], 1n << 30n],
  // 8 KiB in 2 sectors and 2 of parity, rounded up to 6; 128 KiB in 32 sectors and 22 of parity: 54.
  ['raidz2 of 5', [raidz(5, 2n)], ((131072n * 24576n) / ((54n * 4096n) / 512n)) * 256n],
  // 8 KiB in one row of 5 sectors; 128 KiB in 8 rows.
  ['draid', [disk, draid], ((131072n * 20480n) / ((40n * 4096n) / 512n)) * 256n],
  ['a raidz of parity alone', [raidz(2, 2n)], 1n << 30n],
])('%s', (_, children, data) => {
  const config = Nvlist.from({ vdev_tree: Nvlist.from({ children }) });
  expect(autoRefreservation(volume, config)).toBe(data + METADATA);
});

test('a configuration without vdevs', () => {
  expect(autoRefreservation(volume, Nvlist.from({}))).toBe((1n << 30n) + METADATA);
});
