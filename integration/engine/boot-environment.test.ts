import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { string, uint64 } from 'zfskit/nvlist';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
let zfs: Zfs;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('what boot loaders keep is written to the labels, and read', async () => {
  const pool = await fixture.pool();
  expect(await zfs.pools.bootenv(pool)).toEqual({});
  await zfs.pools.setBootenv(pool, { entry: string('debian'), tries: uint64(3n) });
  expect(await zfs.pools.bootenv(pool)).toEqual({ entry: string('debian'), tries: uint64(3n) });
  await zfs.pools.setBootenv(pool, {});
  expect(await zfs.pools.bootenv(pool)).toEqual({});
  await expect(zfs.pools.setBootenv(pool, { text: string('x'.repeat(130_000)) })).rejects.toMatchObject({
    code: 'E2BIG',
  });
  await expect(zfs.pools.bootenv('zfskit-test-none')).rejects.toMatchObject({ code: 'ENOENT' });
});
