/** What `npm run bench -- label` runs in the guest: the search for pools beside `zpool import -d`, in one run. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCandidates, openZfs, scanDevices } from 'zfskit';
import { median, report, timed } from '../comparison.ts';

const FILES = 60;
const REPEATS = 5;
const pool = `zfskit-bench-${process.pid}`;
const folder = await mkdtemp(join(tmpdir(), 'zfskit-bench-'));
const files = Array.from({ length: FILES }, (_, i) => join(folder, `disk${i}`));
for (const path of files) {
  await using handle = await open(path, 'wx');
  await handle.truncate(64 << 20);
}
execFileSync('zpool', ['create', '-o', 'cachefile=none', '-O', 'mountpoint=none', pool, ...files]);
execFileSync('zpool', ['export', pool]);
const zfs = await openZfs();
const search = { paths: [folder] };
try {
  const [scan, ours, theirs]: [number[], number[], number[]] = [[], [], []];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    scan.push(
      await timed(async () => {
        const [found] = importCandidates((await scanDevices(search)).devices);
        if (found?.devices.length !== FILES) throw new Error('not all files were found');
      }),
    );
    ours.push(
      await timed(async () => {
        const [found] = await zfs.pools.importable(search);
        if (found?.status !== 'ready') throw new Error('the pool is not ready');
      }),
    );
    theirs.push(await timed(() => execFileSync('zpool', ['import', '-d', folder], { stdio: 'pipe' })));
  }
  const peer = 'zpool import -d';
  report({ name: `labels of ${FILES} files`, ours: median(scan), theirs: median(theirs), unit: 'ms', peer });
  report({
    name: `labels of ${FILES} files, refined by the kernel`,
    ours: median(ours),
    theirs: median(theirs),
    unit: 'ms',
    peer,
    note: 'both wait for one ZFS_IOC_POOL_TRYIMPORT',
  });
} finally {
  await zfs.close();
  await rm(folder, { recursive: true });
}
