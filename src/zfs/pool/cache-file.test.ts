import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encode, Nvlist } from '../../nvlist/index.ts';
import { decodeCacheFile, encodeCacheFile, readCacheFile, writeCacheFile } from './cache-file.ts';

/** What OpenZFS 2.3.9 wrote for a pool on one file. */
const golden = new Uint8Array(gunzipSync(readFileSync(new URL('testdata/zpool.cache.gz', import.meta.url))));

test('a file of the kernel', () => {
  const pools = decodeCacheFile(golden);
  expect([...pools.keys()]).toEqual(['goldenpool2']);
  const { name, guid, config } = pools.get('goldenpool2') ?? {};
  expect([name, guid]).toEqual(['goldenpool2', 677545228859499223n]);
  expect(config?.getList('vdev_tree').getListArray('children')[0]?.getString('path')).toBe('/tmp/golden/f');
});

test('written as the kernel writes it', () => {
  expect(Buffer.from(encodeCacheFile(decodeCacheFile(golden).values())).equals(golden)).toBe(true);
});

test('written and read, with nothing left beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zfskit-cache-'));
  const path = join(folder, 'cache');
  await writeFile(path, 'old');
  const pools = decodeCacheFile(golden);
  await writeCacheFile(path, pools.values());
  expect([...(await readCacheFile(path)).keys()]).toEqual(['goldenpool2']);
  expect(await readdir(folder)).toEqual(['cache']);
  await expect(writeCacheFile(join(folder, 'no/cache'), [])).rejects.toMatchObject({ code: 'ENOENT' });
  await rm(folder, { recursive: true });
});

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['half of it', golden.subarray(0, golden.length / 2)],
  ['a string for a pool', encode(Nvlist.from({ tank: 'x' }))],
  ['a pool without a guid', encode(Nvlist.from({ tank: { name: 'tank' } }))],
])('refuses %s', (_, bytes) => {
  expect(() => decodeCacheFile(bytes)).toThrowError(
    expect.objectContaining({ code: 'ZFSKIT_BAD_CACHE_FILE' }),
  );
});

test('refuses what is no file', async () => {
  await expect(readCacheFile('/dev/zero')).rejects.toMatchObject({ code: 'ZFSKIT_BAD_CACHE_FILE' });
});
