import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { call, KernelTransport } from 'zfskit/ioctl';
import { held } from './fixture.ts';

test('a version that is not known is spoken to when the nearest layout proves right', async () => {
  const real = KernelTransport.open();
  const { layout } = real.abi;
  await real.close();
  const before = await held();
  const transport = KernelTransport.open({ assumeVersion: '2.99.0' });
  expect(transport.abi).toMatchObject({ version: '2.99.0', release: [2, 99, 0], provenBy: 'probe' });
  expect(transport.abi.layout.size).toBe(layout.size);
  const { zc_nvlist_dst } = await call(transport, 'ZFS_IOC_POOL_CONFIGS', {});
  expect(zc_nvlist_dst).toBeTypeOf('object');
  await transport.close();
  expect((await held()).fds).toEqual(before.fds);
});

test('and refused when it does not', async () => {
  expect((await readFile('/sys/module/zfs/version', 'utf8')).trim()).not.toMatch(/^2\.3\.1(?!\d)/);
  const before = await held();
  expect(() => KernelTransport.open({ assumeVersion: '2.3.1-rc9' })).toThrowError(
    expect.objectContaining({
      code: 'ZFSKIT_UNSUPPORTED_RELEASE',
      message: expect.stringMatching(
        /The layout of 2\.3\.1 is not proven for it: zfs_cmd_t is smaller than 13760 bytes/,
      ),
    }),
  );
  expect((await held()).fds).toEqual(before.fds);
});

test('versions older than all that are known are not tried', () => {
  expect(() => KernelTransport.open({ assumeVersion: '0.8.6' })).toThrowError(
    expect.objectContaining({
      code: 'ZFSKIT_UNSUPPORTED_RELEASE',
      message: expect.not.stringMatching(/not proven/),
    }),
  );
});
