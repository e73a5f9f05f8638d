import { describe, expect, test } from 'vitest';
import { abiForVersion, type Transport } from '../ioctl/index.ts';
import { Delegation, type Grant } from './delegation.ts';

const delegation = new Delegation({ abi: abiForVersion('2.3.9') } as Transport);
const everyone = { who: 'everyone', scope: 'local' } as const;

describe('what the kernel must not see', () => {
  const bad: unknown[][] = [
    [],
    [everyone],
    [{ ...everyone, permissions: [] }],
    [{ ...everyone, permissions: ['nonsense'] }],
    [{ ...everyone, permissions: ['used'] }],
    [{ ...everyone, permissions: ['constructor'] }],
    [{ ...everyone, permissions: [5] }],
    [{ ...everyone, permissions: ['@'] }],
    [{ ...everyone, permissions: ['snapshot\0'] }],
    [{ who: 'set', name: 'backup', permissions: ['send'] }],
  ];
  test.each(bad.map((grants) => [grants]))('%s', async (grants) => {
    await expect(delegation.allow('tank/fs', grants as Grant[])).rejects.toMatchObject({
      name: 'ZfsError',
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('an empty list to take back is no word for all', async () => {
    await expect(delegation.unallow('tank/fs', [{ ...everyone, permissions: [] }])).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });
});
