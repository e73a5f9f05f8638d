import { expect, test } from 'vitest';
import type { Dataset } from './dataset.ts';
import { mountArguments } from './mount.ts';

const on = { atime: 'on', exec: 'on', devices: 'on', setuid: 'on' };
const dataset = (properties: Record<string, string>, kind: Dataset['kind'] = 'filesystem') =>
  ({ kind, get: (name: string) => properties[name] }) as unknown as Pick<Dataset, 'get' | 'kind'>;

test('the options of a filesystem with all defaults', () => {
  expect(mountArguments(dataset({ ...on, relatime: 'on' }), '/a', {})).toEqual({
    flags: 1 << 21,
    data: 'rw,atime,exec,dev,suid,nomand,relatime,zfsutil,mntpoint=/a',
  });
});

test('given options come before properties', () => {
  const given = {
    readonly: true,
    atime: false,
    exec: false,
    devices: false,
    setuid: false,
    xattr: 'sa',
  } as const;
  expect(mountArguments(dataset(on), '/a', given)).toEqual({
    flags: 1 + 1024 + 8 + 4 + 2,
    data: 'ro,noatime,noexec,nodev,nosuid,nomand,saxattr,zfsutil,mntpoint=/a',
  });
});

test('a snapshot is read-only', () => {
  expect(mountArguments(dataset(on, 'snapshot'), '/a', { readonly: false }).flags & 1).toBe(1);
});

test('a directory that would break the list of options is not in it', () => {
  for (const directory of ['/a,exec', `/${'x'.repeat(5000)}`]) {
    expect(mountArguments(dataset(on), directory, {}).data).not.toContain('mntpoint');
  }
});
