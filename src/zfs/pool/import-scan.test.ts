import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goldenFile } from '../../label/testdata/golden.ts';
import { importCandidates } from './import-candidate.ts';
import { scanDevices } from './import-scan.ts';

let folder: string;
let path: string;

beforeAll(async () => {
  ({ folder, path } = await goldenFile('mirror-ashift9'));
  await symlink(path, join(folder, 'link'));
  await writeFile(join(folder, 'text'), 'no device');
  await mkdir(join(folder, 'inner'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
});
afterAll(() => rm(folder, { recursive: true }));

test('a device with two names is read once', async () => {
  const { devices, unreadable, busy } = await scanDevices({ paths: [folder] });
  expect(devices).toHaveLength(1);
  expect(devices[0]).toMatchObject({
    labelCount: 4,
    facts: { poolName: 'goldenpool' },
    names: [
      { path: join(folder, 'link'), order: 0 },
      { path, order: 0 },
    ],
  });
  expect([unreadable.size, busy]).toEqual([0, []]);
});

test('the order of the search decides', async () => {
  const { devices } = await scanDevices({ paths: [join(folder, 'nothing'), path, folder] });
  expect(devices[0]?.names.map((name) => [name.path, name.order])).toEqual([
    [path, 1],
    [join(folder, 'link'), 2],
  ]);
});

test('a mirror of which one half and the log are not there', async () => {
  const [pool] = importCandidates((await scanDevices({ paths: [path] })).devices);
  expect(pool).toMatchObject({
    name: 'goldenpool',
    state: 'exported',
    missing: [{ path: '/tmp/golden/b', topLevel: 0 }],
    missingTopLevel: [1],
    moved: [{ from: '/tmp/golden/a', to: path }],
  });
});

test('files that are too small for a pool are passed over', async () => {
  const small = join(folder, 'small');
  await copyFile(path, small);
  await truncate(small, 1 << 20);
  expect((await scanDevices({ paths: [small] })).devices).toEqual([]);
});

test('wrong use', async () => {
  await expect(scanDevices({ concurrency: 0 })).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  await expect(scanDevices({ paths: ['a\0b'] })).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  const reason = new Error('enough');
  await expect(scanDevices({ paths: [folder], signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
