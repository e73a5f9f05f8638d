import { expect, test } from 'vitest';
import { abiForVersion, type Transport } from '../ioctl/index.ts';
import { Holds, MAX_TAG_BYTES } from './holds.ts';

const transport = { abi: abiForVersion('2.3.9') } as Transport;
const holds = new Holds(transport);

test.each<[string, unknown]>([
  ['empty', ''],
  ['too long', 'x'.repeat(MAX_TAG_BYTES + 1)],
  ['too long in bytes', 'ä'.repeat(120)],
  ['with a NUL', 'a\0b'],
  ['no text', 5],
])('a tag that is %s never reaches the kernel', async (_, tag) => {
  const snapshots = ['tank/fs@a'];
  for (const verb of ['add', 'temporary', 'release'] as const) {
    await expect(holds[verb](snapshots, tag as string)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  }
});

test('a transport without descriptors has no temporary holds', async () => {
  await expect(holds.temporary(['tank/fs@a'], 'tag')).rejects.toMatchObject({ code: 'ZFSKIT_UNSUPPORTED' });
});
