import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
  pool = await fixture.pool();
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('permissions are given, listed and taken back', async () => {
  await zfs.delegation.allow(pool, [
    { who: 'user', id: 65534, scope: 'local', permissions: ['snapshot', 'mount'] },
  ]);
  const [set] = await zfs.delegation.list(pool);
  expect(set?.dataset).toBe(pool);
  expect(set?.grants.flatMap(({ permissions }) => permissions)).toEqual(
    expect.arrayContaining(['mount', 'snapshot']),
  );
  await zfs.delegation.unallow(pool, [{ who: 'user', id: 65534, scope: 'local' }]);
  expect(await zfs.delegation.list(pool)).toEqual([]);
});

test('lists that are not well formed, and those that OpenZFS would not survive, are refused', async () => {
  const set = (zc_nvlist_src: Record<string, Record<string, true> | true>, zc_name = pool) =>
    call(zfs.transport, 'ZFS_IOC_SET_FSACL', { zc_name, zc_nvlist_src });
  await expect(set({ nonsense: { mount: true } })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(set({ ul$0: { nonsense: true } })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(set({ ul$0: true })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(set({ [`ul$${'1'.repeat(300)}`]: { mount: true } })).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(set({})).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(set({ ul$0: { mount: true } }, `${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(call(zfs.transport, 'ZFS_IOC_GET_FSACL', { zc_name: `${pool}/none` })).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
