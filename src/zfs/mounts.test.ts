import { describe, expect, test } from 'vitest';
import { parseMountLine } from './mounts.ts';

describe('a line of mountinfo', () => {
  test('with escapes, optional fields and a root of its own', () => {
    const line =
      '36 35 0:47 /in\\040side /run/a\\134b\\040c rw,noatime shared:1 master:2 - zfs tank/a\\040b rw,xattr';
    expect(parseMountLine(line)).toEqual([
      {
        dataset: 'tank/a b',
        path: '/run/a\\b c',
        root: '/in side',
        options: ['rw', 'noatime'],
        filesystemType: 'zfs',
        device: '0:47',
      },
    ]);
  });

  test('without optional fields', () => {
    expect(parseMountLine('1 0 8:1 / / ro - ext4 /dev/sda1 ro')).toMatchObject([
      { dataset: '/dev/sda1', path: '/', filesystemType: 'ext4' },
    ]);
  });

  test.each(['', 'nothing', '1 2 3 4 5 6', '1 0 8:1 / / ro -', '1 0 8:1 / / ro - ext4'])(
    'none: %j',
    (line) => {
      expect(parseMountLine(line)).toEqual([]);
    },
  );
});
