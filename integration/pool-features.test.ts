import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FEATURE_DEFINITIONS, file, type PoolFeature } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let pool: string;

const zpool = (...args: string[]) => command('zpool', ...args);

/** Features as zpool get has them. */
async function stock(): Promise<Record<string, string>> {
  const lines = (await zpool('get', '-Hpo', 'property,value', 'all', pool)).trim().split('\n');
  const features = lines.map((line) => line.split('\t')).filter(([name]) => name?.startsWith('feature@'));
  return Object.fromEntries(
    features.map(([name = '', value = '']) => [name.slice('feature@'.length), value]),
  );
}

async function ours(): Promise<Record<string, string>> {
  return Object.fromEntries((await fixture.zfs.features.list(pool)).map(({ name, state }) => [name, state]));
}

beforeAll(async () => {
  fixture = await Fixture.open();
  pool = fixture.poolName();
  await fixture.zfs.pools.create(pool, {
    vdevs: [file(await fixture.image(100 << 20))],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'none' },
    features: ['async_destroy', 'lz4_compress'],
  });
});
afterAll(() => fixture[Symbol.asyncDispose]());

test('what the module knows is what our table has', async () => {
  const folder = '/sys/module/zfs/features.pool';
  const guids = (await readdir(folder)).sort();
  const features = await fixture.zfs.features.list(pool);
  expect(features.map(({ guid }) => guid).sort()).toEqual(guids);
  expect([...fixture.zfs.features.known()].sort()).toEqual(features.map(({ name }) => name).sort());
  for (const { name, guid } of features) {
    const read = async (attribute: string) => (await readFile(join(folder, guid, attribute), 'utf8')).trim();
    expect([await read('uname'), await read('readonly_compatible')]).toEqual([
      name,
      FEATURE_DEFINITIONS[name as PoolFeature].readonlyCompatible ? '1' : '0',
    ]);
  }
});

test('states are those of zpool get, before and after both enable some', async () => {
  expect(await ours()).toEqual(await stock());
  await fixture.zfs.features.enable(pool, ['bookmark_v2', 'large_blocks']);
  const after = await ours();
  expect(after).toEqual(await stock());
  expect(after).toMatchObject({ bookmark_v2: 'enabled', bookmarks: 'enabled', large_blocks: 'enabled' });
  await zpool('set', 'feature@large_dnode=enabled', pool);
  await command('zfs', 'create', '-o', 'dnodesize=1k', `${pool}/a`);
  await command('zfs', 'snapshot', `${pool}/a@s`);
  await command('zfs', 'bookmark', `${pool}/a@s`, `${pool}/a#s`);
  expect(await ours()).toEqual(await stock());
  const refcounts = (await fixture.zfs.features.list(pool)).filter(({ refcount }) => refcount > 0n);
  expect(refcounts.map(({ name }) => name)).toEqual(expect.arrayContaining(['lz4_compress', 'bookmarks']));
});

test('what an older module would do', async () => {
  const { features } = fixture.zfs;
  const now = fixture.zfs.transport.abi.release.join('.');
  expect(await features.portability(pool, now)).toMatchObject({ readWrite: true, readOnly: true });
  // large_dnode is of 0.7 and cannot be left out; bookmarks are of 0.6.4 and can, for reading.
  const old = await features.portability(pool, '0.6.5');
  const active = (await ours())['large_dnode'] === 'active';
  expect(old.blocking.map(({ name }) => name)).toEqual(active ? ['large_dnode'] : []);
  expect(old).toMatchObject({ readWrite: !active, readOnly: !active });
  const older = await features.portability(pool, '0.6.1');
  expect(older.blockingWrites.map(({ name }) => name)).toContain('bookmarks');
  expect(older.readWrite).toBe(false);
});

test('an upgrade is zpool upgrade', async () => {
  const enabled = await fixture.zfs.features.upgrade(pool);
  expect(await ours()).toEqual(await stock());
  for (const name of enabled) expect((await ours())[name]).not.toBe('disabled');
  expect(await zpool('upgrade', pool)).toMatch(
    /already has all (supported|requested|supported and requested) features/i,
  );
});

test('refusals', async () => {
  const { features } = fixture.zfs;
  await expect(features.enable(pool, [])).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  await expect(features.enable(pool, ['made_up' as PoolFeature])).rejects.toMatchObject({
    code: 'ZFSKIT_INVALID_PROPERTY',
  });
  await expect(features.list(fixture.poolName())).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(features.portability(pool, 'new')).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
});
