import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCompatibility } from './compatibility.ts';

let local: string;
let shipped: string;

beforeAll(async () => {
  local = await mkdtemp(join(tmpdir(), 'zfskit-compat-'));
  shipped = await mkdtemp(join(tmpdir(), 'zfskit-compat-'));
  await writeFile(join(shipped, 'old'), '# old systems\nasync_destroy,lz4_compress # both\n\tbookmarks\n');
  await writeFile(join(shipped, 'both'), 'zstd_compress\n');
  await writeFile(join(shipped, 'newer'), 'lz4_compress draid no_such_feature\n');
  await writeFile(join(local, 'both'), 'lz4_compress draid\n');
  await writeFile(join(local, 'strange'), 'lz4_compress no_such_feature\n');
  await writeFile(join(local, 'shadow'), 'root:$y$j9T$abc:19000:0:99999:7:::\ndaemon:*:19000:0:::\n');
  await writeFile(join(local, 'both_kinds'), `draid2 \u001b[2J ${'a'.repeat(33)} A\n`);
  await writeFile(join(local, 'cut'), 'lz4_compress');
  await writeFile(join(local, 'empty'), '');
  await writeFile(join(local, 'large'), `${'#'.repeat(16384)}\n`);
});
afterAll(async () => {
  for (const folder of [local, shipped]) await rm(folder, { recursive: true });
});

const read = (value: string) => readCompatibility(value, [local, shipped]);

test('no set, no features', async () => {
  expect((await read('off')).features).toBeUndefined();
  expect((await read('')).features).toBeUndefined();
  expect((await read('legacy')).features).toEqual(new Set());
});

test('files, local ones first, and what is in all of them', async () => {
  expect((await read('old')).features).toEqual(new Set(['async_destroy', 'lz4_compress', 'bookmarks']));
  expect((await read('both')).features).toEqual(new Set(['lz4_compress', 'draid']));
  expect(await read('newer')).toEqual({
    features: new Set(['lz4_compress', 'draid']),
    unknown: ['no_such_feature'],
  });
  expect((await read('old,both')).features).toEqual(new Set(['lz4_compress']));
  expect((await read(join(shipped, 'both'))).features).toEqual(new Set(['zstd_compress']));
});

test.each(['none', 'old,none', 'strange', 'cut', 'empty', 'large', '.', ',', 'a\0b', 'old,'.repeat(65)])(
  'refuses %j',
  async (value) => {
    await expect(read(value)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_PROPERTY' });
  },
);

test('of strange words only those that could be features are printed', async () => {
  await expect(read('strange')).rejects.toThrow(/: there are no features no_such_feature$/);
  await expect(read('shadow')).rejects.toThrow(/"shadow": 2 words are no feature$/);
  await expect(read('both_kinds')).rejects.toThrow(/: there are no features draid2; 3 words are no feature$/);
});

test('a device under the name of a file', async () => {
  await expect(readCompatibility('null', ['/dev'])).rejects.toMatchObject({
    code: 'ZFSKIT_INVALID_PROPERTY',
  });
});
