/** What `npm run bench -- pool` runs in the guest: a pool of 60 file vdevs, its status beside zpool status. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allVdevs, file, mirror, openZfs, type Vdev } from 'zfskit';
import { median, report, timed } from '../comparison.ts';

const MIRRORS = 30;
const REPEATS = 15;
const pool = `zfskit-bench-${process.pid}`;
const folder = await mkdtemp(join(tmpdir(), 'zfskit-bench-'));

async function image(index: number): Promise<string> {
  const path = join(folder, `disk${index}`);
  await using handle = await open(path, 'wx');
  await handle.truncate(64 << 20);
  return path;
}

const vdevs: Vdev[] = [];
for (let index = 0; index < MIRRORS; index++)
  vdevs.push(mirror(file(await image(2 * index)), file(await image(2 * index + 1))));
const zfs = await openZfs();
try {
  const properties = { cachefile: 'none' };
  await zfs.pools.create(pool, { vdevs, properties, rootProperties: { mountpoint: 'none' } });
  const json = zfs.transport.abi.release[0] > 2 || zfs.transport.abi.release[1] >= 3;
  const status = json ? ['status', '-j', pool] : ['status', pool];
  const count = [...allVdevs(await zfs.pools.status(pool))].length;
  if (count !== 1 + 3 * MIRRORS) throw new Error(`${count} vdevs were read`);
  await compare('status', () => zfs.pools.status(pool), status);
  await compare('health', () => zfs.pools.health(pool), ['status', '-x', pool]);
  await compare('iostat, one sample', () => zfs.pools.iostat(pool).next(), ['iostat', '-Hplv', pool]);
} finally {
  execFileSync('zpool', ['destroy', '-f', pool]);
  await zfs.close();
  await rm(folder, { recursive: true });
}

async function compare(name: string, ours: () => Promise<unknown>, theirs: readonly string[]): Promise<void> {
  const [here, there]: [number[], number[]] = [[], []];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    here.push(await timed(ours));
    there.push(await timed(() => execFileSync('zpool', theirs, { stdio: ['ignore', 'pipe', 'inherit'] })));
  }
  const peer = `zpool ${theirs.slice(0, -1).join(' ')}`;
  report({
    name: `${name} of ${2 * MIRRORS} files`,
    ours: median(here),
    theirs: median(there),
    unit: 'ms',
    peer,
  });
}
