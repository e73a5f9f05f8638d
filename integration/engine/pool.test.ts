import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineFixture, stock } from './engine-fixture.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.open();
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('a pool is created, seen and destroyed, and zdb agrees', async () => {
  const { zfs } = fixture;
  const path = await fixture.image();
  const name = fixture.poolName();
  await zfs.pools.create(name, { vdevs: [{ type: 'file', path }] });
  expect(stock('zdb', '-l', path)).toContain(`name: '${name}'`);
  expect(await zfs.datasets.get(name)).toMatchObject({ name, kind: 'filesystem' });
  await zfs.pools.destroy(name);
  await expect(zfs.datasets.get(name)).rejects.toMatchObject({ code: 'ENOENT' });
});
