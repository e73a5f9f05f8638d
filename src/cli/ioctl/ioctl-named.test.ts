import { expect, test } from 'vitest';
import { ioctlNamed } from './ioctl-named.ts';

test.each(['ZFS_IOC_OBJSET_STATS', 'OBJSET_STATS', 'objset_stats', 'zfs_ioc_objset_stats', 'objset-stats'])(
  '%s',
  (text) => {
    expect(ioctlNamed(text)).toBe('ZFS_IOC_OBJSET_STATS');
  },
);

test.each(['', 'constructor', 'objset'])('%j is none', (text) => {
  expect(ioctlNamed(text)).toBeUndefined();
});
