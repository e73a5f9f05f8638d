import { expect, test } from 'vitest';
import { disk, file, mirror, rootVdev, type Vdev } from './vdev.ts';

test('the root vdev', () => {
  const root = rootVdev([mirror(disk('/dev/sda1'), disk('/dev/sdb1', { ashift: 12 })), file('/srv/image')]);
  expect(root.getString('type')).toBe('root');
  const [pair, image] = root.getListArray('children');
  expect(pair?.getString('type')).toBe('mirror');
  expect(pair?.getListArray('children').map((child) => child.getString('path'))).toEqual([
    '/dev/sda1',
    '/dev/sdb1',
  ]);
  expect(pair?.getListArray('children')[1]?.getUint64('ashift')).toBe(12n);
  expect(image?.getString('path')).toBe('/srv/image');
});

test('the pool’s sector size is that of leaves without their own', () => {
  const root = rootVdev([mirror(file('/a'), file('/b', { ashift: 9 }))], 12n);
  const leaves = root.getListArray('children')[0]?.getListArray('children');
  expect(leaves?.map((child) => child.getUint64('ashift'))).toEqual([12n, 9n]);
});

test.each<[string, () => unknown]>([
  ['a relative path', () => file('image')],
  ['a NUL', () => file('/a\0b')],
  ['no path', () => disk(undefined as unknown as string)],
  ['an ashift of bytes', () => disk('/dev/sda', { ashift: 4096 })],
  ['a mirror of one', () => mirror(file('/a'))],
  ['a mirror of mirrors', () => mirror(mirror(file('/a'), file('/b')), file('/c'))],
  ['no vdev', () => rootVdev([])],
  ['a made-up vdev', () => rootVdev([{ type: 'file', path: 'image' } as Vdev])],
])('refuses %s', (_, make) => {
  expect(make).toThrowError(expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }));
});
