/** What `npm run bench -- operations` runs in the guest: the same calls to the kernel, to an engine, and over a service. */
import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { file, openZfs, type Zfs } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { listen } from 'zfskit/service';
import { report } from '../comparison.ts';

const COUNT = 100;
const ROUND_TRIPS = 2000;
const folder = await mkdtemp(join(tmpdir(), 'zfskit-bench-'));
const kernel = await openZfs();
const engine = await openZfs({ engine: 'userspace' });
const pools = { kernel: `zfskit-bench-k${process.pid}`, engine: `zfskit-bench-e${process.pid}` };

try {
  const theirs = await operations(kernel, pools.kernel);
  const ours = await operations(engine, pools.engine);
  const python = pyzfs();
  for (const [name, time] of Object.entries(theirs)) {
    report({ name, ours: ours[name] ?? 0, theirs: time, unit: 'ms', peer: 'kernel', note: 'the engine' });
    const pythons = python[name];
    if (pythons !== undefined) {
      report({ name, ours: time, theirs: pythons, unit: 'ms', peer: 'pyzfs', note: 'zfskit on the kernel' });
    }
  }
  await roundTrip();
} finally {
  await kernel.pools.destroy(pools.kernel).catch(() => {});
  await Promise.allSettled([kernel.close(), engine.close()]);
  await rm(folder, { recursive: true, force: true });
}

/** Milliseconds of each operation. */
async function operations(zfs: Zfs, pool: string): Promise<Record<string, number>> {
  const image = join(folder, pool);
  writeFileSync(image, '');
  truncateSync(image, 1 << 30);
  await zfs.pools.create(pool, {
    vdevs: [file(image)],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'none' },
  });
  const times: Record<string, number> = {};
  const each = async (name: string, work: (index: number) => Promise<unknown>) => {
    const start = performance.now();
    for (let index = 0; index < COUNT; index++) await work(index);
    times[name] = (performance.now() - start) / COUNT;
  };
  await each('create a filesystem', (index) =>
    zfs.datasets.create(`${pool}/n${index}`, { kind: 'filesystem' }),
  );
  await each('snapshot it', (index) => zfs.snapshots.create([`${pool}/n${index}@s`]));
  await each('does it exist', (index) => zfs.datasets.exists(`${pool}/n${index}@s`));
  await each('its properties', (index) => zfs.datasets.get(`${pool}/n${index}`));
  await each('set a property', (index) =>
    zfs.properties.set(`${pool}/n${index}`, { atime: index % 2 === 0 ? 'off' : 'on' }),
  );
  await each('destroy the snapshot', (index) => zfs.snapshots.destroy([`${pool}/n${index}@s`]));
  return times;
}

function pyzfs(): Record<string, number> {
  const text = execFileSync('python3', ['bench/operations/pyzfs.py', pools.kernel, String(COUNT)], {
    encoding: 'utf8',
  });
  return JSON.parse(text) as Record<string, number>;
}

/** A short ioctl of the kernel, in this process and over a service in the same process. */
async function roundTrip(): Promise<void> {
  const socket = join(folder, 'socket');
  const service = await listen({ transport: kernel.transport, socket });
  const far = await openZfs({ socket });
  const times: number[] = [];
  for (const { transport } of [kernel, far, kernel, far]) {
    const start = performance.now();
    for (let index = 0; index < ROUND_TRIPS; index++) {
      await call(transport, 'ZFS_IOC_POOL_CONFIGS', { zc_cookie: 0n });
    }
    times.push(((performance.now() - start) * 1000) / ROUND_TRIPS);
  }
  const [near = 0, over = 0] = times.slice(2);
  report({
    name: 'a short ioctl',
    ours: over,
    theirs: near,
    unit: 'us',
    peer: 'in this process',
    note: 'over a service',
  });
  await far.close();
  await service.close();
}
