import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZfs, type Zfs } from 'zfskit';
import { isAtLeast } from 'zfskit/ioctl';
import { command } from './fixture.ts';

/**
 * Pools of 64 MiB, exported, as each release made them on its own kernel with all its features: a filesystem with a file, a
 * snapshot, a bookmark and a user property. Their blocks are zeros for the most part, and so they are small here.
 */
const testdata = new URL('./testdata/', import.meta.url);
const makers = ['2.0.3', '2.1.11', '2.3.9', '2.4.4'] as const;

let zfs: Zfs;
let folder: string;

beforeAll(async () => {
  zfs = await openZfs();
  folder = await mkdtemp(join(tmpdir(), 'zfskit-test-'));
});
afterAll(async () => {
  await zfs.close();
  await rm(folder, { recursive: true });
});

test('there is a pool of each release', async () => {
  const files = (await readdir(testdata)).filter((name) => name.endsWith('.img.br')).sort();
  expect(files).toEqual(makers.map((maker) => `made-by-${maker}.img.br`));
});

describe.each(makers)('a pool made by OpenZFS %s', (maker) => {
  const made = `made-by-${maker}`;
  // Several tests may run at the same time on one kernel: the pool gets a name of its own.
  const name = `zfskit-test-${process.pid}-${made}`;
  let place: string;

  beforeAll(async () => {
    place = await mkdtemp(join(folder, 'place-'));
    const packed = await readFile(new URL(`${made}.img.br`, testdata));
    await writeFile(join(place, 'disk'), await promisify(brotliDecompress)(packed));
  });

  test('is found by its labels, and imported by a release that has its features', async () => {
    const [found, ...others] = await zfs.pools.importable({ paths: [place] });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name: made, state: 'exported' });
    if (!found) return;
    const unknown = [...found.unsupportedFeatures.keys()];
    if (isAtLeast(zfs.transport.abi.release, maker)) expect(unknown).toEqual([]);
    // It is asked of the stock command, too, whether there is such a pool to import.
    const stock = await command('zpool', 'import', '-d', place).catch((error) => String(error.stdout));
    expect(stock).toContain(made);
    if (unknown.length > 0) {
      await expect(zfs.pools.import(found, { name })).rejects.toMatchObject({ code: 'ENOTSUP' });
      return;
    }
    await zfs.pools.import(found, { name, properties: { cachefile: 'none' } });
    try {
      const home = `${name}/home`;
      expect(await command('zfs', 'get', '-Ho', 'value', 'org.zfskit:made', home)).toBe(`${maker}\n`);
      expect((await zfs.datasets.get(home)).get('org.zfskit:made')).toBe(maker);
      expect((await zfs.snapshots.list(home)).map((snapshot) => snapshot.name)).toEqual([`${home}@first`]);
      expect((await zfs.bookmarks.list(home)).map((bookmark) => bookmark.name)).toEqual([`${home}#first`]);
      const target = await mkdtemp(join(place, 'mnt-'));
      await zfs.datasets.mount(home, { target });
      expect(await readFile(join(target, 'greeting'), 'utf8')).toBe(`written by OpenZFS ${maker}\n`);
      await zfs.datasets.unmount(home);
      await zfs.scans.scrub(name);
      await zfs.pools.wait(name, 'scrub');
      expect(await zfs.pools.status(name)).toMatchObject({ state: 'ONLINE', errorCount: 0n });
    } finally {
      await zfs.pools.export(name);
    }
  });
});
