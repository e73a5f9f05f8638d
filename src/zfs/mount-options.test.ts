import { expect, test } from 'vitest';
import { mountOptionsIn, mountOptionsOf } from './mount-options.ts';

const table = `proc /proc proc rw,nosuid 0 0
tank/a /other ext4 ro 0 0
tank/a /mnt zfs rw,noatime,xattr,noacl 0 0
tank/a /again zfs ro 0 0
tank/with\\040space /mnt/b zfs ro 0 0
damaged
`;

test.each([
  ['tank/a', ['rw', 'noatime', 'xattr', 'noacl']],
  ['tank/with space', ['ro']],
])('%s', (dataset, options) => {
  expect(mountOptionsIn(table, dataset)).toEqual(new Set(options));
});

test.each(['tank', 'tank/', '/mnt', 'damaged', ''])('%j is not mounted', (dataset) => {
  expect(mountOptionsIn(table, dataset)).toBeUndefined();
});

test('this machine’s own table', async () => {
  expect(await mountOptionsOf('no such dataset')).toBeUndefined();
});
