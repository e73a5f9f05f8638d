import { expect, test } from 'vitest';
import type { Release } from '../../ioctl/index.ts';
import { draidWidths, parseDraid } from './draid-shape.ts';
import { type PoolLayout, rootOfOne, rootVdev } from './root-vdev.ts';
import {
  disk,
  distributedSpare,
  draid,
  file,
  type LeafVdev,
  mirror,
  raidz1,
  raidz2,
  raidz3,
  type Vdev,
} from './vdev.ts';

const release: Release = [2, 3, 9];
const root = (layout: Partial<PoolLayout>, ashift?: bigint) => rootVdev(layout, { release, ashift });
const files = (count: number) => Array.from({ length: count }, (_, index) => file(`/disk-${index}`));

test('the root vdev', () => {
  const tree = root({
    vdevs: [mirror(disk('/dev/sda1'), disk('/dev/sdb1', { ashift: 12 })), file('/srv/image')],
  });
  expect(tree.getString('type')).toBe('root');
  const [pair, image] = tree.getListArray('children');
  expect(pair?.getString('type')).toBe('mirror');
  const paths = pair?.getListArray('children').map((child) => child.getString('path'));
  expect(paths).toEqual(['/dev/sda1', '/dev/sdb1']);
  const [first, second] = pair?.getListArray('children') ?? [];
  expect(first?.getUint64('whole_disk')).toBe(0n);
  expect(second?.getUint64('ashift')).toBe(12n);
  expect(image?.getString('path')).toBe('/srv/image');
  expect(image?.has('whole_disk')).toBe(false);
  expect(tree.has('spares')).toBe(false);
});

test('the pool’s sector size is that of leaves without their own', () => {
  const tree = root({ vdevs: [mirror(file('/a'), file('/b', { ashift: 9 }))], cache: [file('/c')] }, 12n);
  const leaves = tree.getListArray('children')[0]?.getListArray('children');
  expect(leaves?.map((child) => child.getUint64('ashift'))).toEqual([12n, 9n]);
  expect(tree.getListArray('l2cache')[0]?.getUint64('ashift')).toBe(12n);
});

test('what vdevs are for', () => {
  const tree = root({
    vdevs: [raidz2(...files(4))],
    log: [mirror(file('/l1'), file('/l2'))],
    special: [file('/s')],
    dedup: [file('/d')],
    cache: [file('/c')],
    spares: [file('/h1'), file('/h2')],
  });
  const marks = tree
    .getListArray('children')
    .map((top) => [top.getString('type'), top.getUint64('is_log'), top.findString('alloc_bias')]);
  expect(marks).toEqual([
    ['raidz', 0n, undefined],
    ['mirror', 1n, 'log'],
    ['file', 0n, 'special'],
    ['file', 0n, 'dedup'],
  ]);
  expect(tree.getListArray('children')[0]?.getUint64('nparity')).toBe(2n);
  expect(tree.getListArray('spares').map((spare) => spare.getString('path'))).toEqual(['/h1', '/h2']);
  expect(tree.getListArray('l2cache')).toHaveLength(1);
});

test('a draid in the kernel’s numbers', () => {
  const tree = root({ vdevs: [draid('draid2:4d:11c:1s', ...files(11))] });
  const top = tree.getListArray('children')[0];
  const keys = ['nparity', 'draid_ndata', 'draid_nspares', 'draid_ngroups'];
  expect(keys.map((key) => top?.getUint64(key))).toEqual([2n, 4n, 1n, 5n]);
  expect(draid({ parity: 1 }, ...files(3))).toMatchObject({ data: 2, spares: 0, groups: 1 });
  expect(draidWidths({ parity: 1, spares: 1 }, 14)).toEqual({ parity: 1, data: 8, spares: 1, groups: 13 });
  expect(parseDraid('draid')).toEqual({ parity: 1, data: undefined, spares: undefined, width: undefined });
  for (let children = 2; children <= 255; children += 11) {
    for (const parity of [1, 2, 3] as const) {
      if (children <= parity) continue;
      const { data, groups } = draidWidths({ parity }, children);
      expect((groups * (data + parity)) % children).toBe(0);
      expect(groups).toBeLessThanOrEqual(255);
    }
  }
});

test('a draid needs 2.1', () => {
  const make = () => rootVdev({ vdevs: [draid('draid', ...files(3))] }, { release: [2, 0, 3] });
  expect(make).toThrowError(expect.objectContaining({ code: 'ZFSKIT_UNSUPPORTED' }));
});

test('one leaf to attach', () => {
  const [spare] = rootOfOne(distributedSpare('draid2-0-1'), 12n).getListArray('children');
  expect(spare?.getString('type')).toBe('dspare');
  expect(spare?.getString('path')).toBe('draid2-0-1');
  expect(spare?.has('ashift')).toBe(false);
  const [leaf] = rootOfOne(disk('/dev/sda'), 12n).getListArray('children');
  expect(leaf?.getUint64('ashift')).toBe(12n);
  const [own] = rootOfOne(disk('/dev/sda', { ashift: 9 }), 12n).getListArray('children');
  expect(own?.getUint64('ashift')).toBe(9n);
});

test.each<[string, () => unknown]>([
  ['a relative path', () => file('image')],
  ['a NUL', () => file('/a\0b')],
  ['no path', () => disk(undefined as unknown as string)],
  ['an ashift of bytes', () => disk('/dev/sda', { ashift: 4096 })],
  ['a mirror of one', () => mirror(file('/a'))],
  ['a mirror of mirrors', () => mirror(mirror(file('/a'), file('/b')) as unknown as LeafVdev, file('/c'))],
  ['a narrow raidz', () => raidz3(...files(3))],
  ['a wide raidz', () => raidz1(...files(256))],
  ['a draid without room for data', () => draid('draid3:1s', ...files(4))],
  ['a draid of another width', () => draid('draid:11c', ...files(10))],
  ['a draid that is none', () => draid('draid4', ...files(9))],
  ['a draid with a number twice', () => draid('draid1:2d:3d', ...files(9))],
  ['a draid with groups too wide', () => draid({ parity: 1, data: 9 }, ...files(9))],
  ['a spare that is none', () => distributedSpare('/dev/sda')],
  ['no vdev', () => root({})],
  ['a made-up vdev', () => root({ vdevs: [{ type: 'file', path: 'image' } as Vdev] })],
  ['a made-up raidz', () => root({ vdevs: [{ type: 'raidz', parity: 4, children: files(9) } as never] })],
  ['an unknown kind', () => root({ vdevs: [{ type: 'hole' } as never] })],
  ['children that are no list', () => root({ vdevs: [{ type: 'mirror', children: 3 } as never] })],
  ['a log on raidz', () => root({ log: [raidz1(...files(3))] })],
  ['a mirror as cache', () => root({ cache: [mirror(...files(2)) as unknown as LeafVdev] })],
])('refuses %s', (_, make) => {
  expect(make).toThrowError(expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }));
});
