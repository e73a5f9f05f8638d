import { describe, expect, test } from 'vitest';
import { abiForVersion, type Transport } from '../ioctl/index.ts';
import { decodeAccounts, type NewQuota, SpaceAccounting } from './space-accounting.ts';

function entry(domain: string, id: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(272);
  bytes.write(domain);
  bytes.writeUInt32LE(id, 256);
  bytes.writeUInt32LE(0xffff_ffff, 260);
  bytes.writeBigUInt64LE(value, 264);
  return bytes;
}

test('an array of zfs_useracct_t', () => {
  const bytes = Buffer.concat([
    Buffer.alloc(3),
    entry('', 1000, 5n),
    entry('S-1-5-21-1', 0xffff_fffe, 2n ** 64n - 1n),
    entry('x'.repeat(256), 1, 0n),
    Buffer.alloc(271),
  ]);
  expect([...decodeAccounts(bytes.subarray(3))]).toEqual([
    { id: 1000, domain: '', value: 5n },
    { id: 0xffff_fffe, domain: 'S-1-5-21-1', value: 2n ** 64n - 1n },
    { id: 1, domain: 'x'.repeat(256), value: 0n },
  ]);
});

describe('quotas that are no quotas never reach the kernel', () => {
  const untouched = { abi: abiForVersion('2.3.9') } as Transport;
  const accounting = new SpaceAccounting(untouched);
  const bad: unknown[][] = [
    [],
    [{ kind: 'user', id: 1 }],
    [{ kind: 'users', id: 1, quota: 1 }],
    [{ kind: 'user', id: -1, quota: 1 }],
    [{ kind: 'user', id: 2 ** 32 - 1, quota: 1 }],
    [{ kind: 'user', id: 1.5, quota: 1 }],
    [{ kind: 'user', id: 'root', quota: 1 }],
    [{ kind: 'user', id: 1, quota: 0 }],
    [{ kind: 'user', id: 1, quota: -1n }],
    [{ kind: 'user', id: 1, quota: 1.5 }],
    [{ kind: 'user', id: 1, quota: 1n << 64n }],
    [{ kind: 'user', id: 1, quota: 'much' }],
    [{ kind: 'user', id: 1, objectQuota: '1G' }],
    [{ kind: 'user', id: 1, objectQuota: {} }],
  ];
  test.each(bad.map((quotas) => [quotas]))('%s', async (quotas) => {
    await expect(accounting.setQuotas('tank/fs', quotas as NewQuota[])).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });
});
