/** What `npm run bench -- ioctl` runs in the guest: zfskit beside C and beside the zfs command, in one run. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { file, openZfs, type Zfs } from 'zfskit';
import { call, callSync, ioctls, KernelTransport, ZfsCmd } from 'zfskit/ioctl';
import { type Dataset, type DatasetPropertyName, Zfs as ZfsOver } from 'zfskit/zfs';
import { median, report } from '../comparison.ts';
import { TimedTransport } from './timed-transport.ts';

const datasets = 1000;
const snapshotsEach = 10;
/** An orchestrator runs for days: what is measured is code that V8 has compiled. */
const WARM_CALLS = 2500;
const pool = `zfskit-bench-${process.pid}`;

let made = 0;
const folder = await mkdtemp(join(tmpdir(), 'zfskit-bench-'));
const image = join(folder, 'disk');
{
  await using handle = await open(image, 'wx');
  await handle.truncate(1 << 30);
}
const zfs = await openZfs();
try {
  await zfs.pools.create(pool, {
    vdevs: [file(image)],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: join(folder, 'mnt') },
  });
  await fill(9);
  await roundTrips();
  await listing('list 10 datasets, first time', 10, 1);
  for (let repeat = 0; repeat < WARM_CALLS / 20; repeat++)
    for await (const dataset of zfs.datasets.list(pool)) columns(dataset);
  await listing('list 10 datasets', 10, 15);
  // The kernel keeps the object sets of mounted filesystems open, and opens and closes others for each ioctl.
  for await (const { name } of zfs.datasets.list(pool)) execFileSync('zfs', ['mount', name]);
  await listing('list 10 mounted filesystems', 10, 15);
  if (!process.argv.includes('--short')) {
    await fill(datasets - 1);
    await listing(`list ${datasets.toLocaleString('en')} datasets`, datasets, 3);
    await snapshotListing(zfs);
  }
} finally {
  execFileSync('zpool', ['destroy', '-f', pool]);
  await zfs.close();
  await rm(folder, { recursive: true });
}

/** Makes filesystems until the pool has so many; those that are made together share a transaction group. */
async function fill(count: number): Promise<void> {
  for (let first = made; first < count; first = made) {
    const names = Array.from(
      { length: Math.min(8, count - first) },
      (_, index) => `${pool}/d${first + index}`,
    );
    await Promise.all(names.map((name) => zfs.datasets.create(name, { kind: 'filesystem' })));
    made += names.length;
  }
}

async function roundTrips(): Promise<void> {
  await using transport = KernelTransport.open();
  const offset = transport.abi.layout.fields['zc_nvlist_dst']?.[0] ?? 0;
  const peer = spawn('dist/bench/peer', { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const timeC = async (request: string, name: string, rounds: number) => {
    peer.stdin.write(`${request} ${name} ${rounds} ${offset}\n`);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [failed, ns] = String((await lines.next()).value).split(' ');
      if (failed !== '0') throw new Error(`${request} failed from C`);
      times.push(Number(ns) / 1e3);
    }
    return times;
  };
  const cases = [
    [
      'ZFS_IOC_POOL_CONFIGS',
      '5a04',
      '-',
      () => callSync(transport, 'ZFS_IOC_POOL_CONFIGS', {}),
      () => call(transport, 'ZFS_IOC_POOL_CONFIGS', {}),
    ],
    [
      'ZFS_IOC_OBJSET_STATS',
      '5a12',
      pool,
      () => callSync(transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: pool }),
      () => call(transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: pool }),
    ],
  ] as const;
  for (const [name, request, subject, sync, async] of cases) {
    record(transport, name, subject);
    const [ours, asynchronous, c]: [number[], number[], number[]] = [[], [], []];
    for (let repeat = 0; repeat < WARM_CALLS; repeat++) {
      sync();
      await async();
    }
    for (let repeat = 0; repeat < 5; repeat++) {
      for (let round = 0; round < 60; round++) ours.push(timed(sync));
      for (let round = 0; round < 60; round++) asynchronous.push(await timedAsync(async));
      c.push(...(await timeC(request, subject, 60)));
    }
    const added = median(ours) - median(c);
    report({
      name: `${name}, synchronous`,
      ours: median(ours),
      theirs: median(c),
      unit: 'us',
      peer: 'C',
      note: `${added.toFixed(0)} us more`,
    });
    report({
      name: `${name}, asynchronous`,
      ours: median(asynchronous),
      theirs: median(c),
      unit: 'us',
      peer: 'C',
      note: `${(median(asynchronous) - median(c)).toFixed(0)} us more`,
    });
  }
  peer.stdin.end();
}

/** What `zfs list` is asked for. */
function columns(dataset: Dataset): unknown[] {
  const of = (name: DatasetPropertyName) => dataset.get(name);
  return [dataset.name, of('used'), of('available'), of('referenced'), of('mountpoint')];
}

/** What the kernel answers, for the part that runs on the host. */
function record(
  transport: KernelTransport,
  name: 'ZFS_IOC_POOL_CONFIGS' | 'ZFS_IOC_OBJSET_STATS',
  subject: string,
): void {
  const command = new ZfsCmd(transport.abi.layout);
  if (subject !== '-') command.set('zc_name', subject);
  const { number } = ioctls[name];
  const reply = transport.ioctlSync({ number, command: command.bytes, dstSize: 64 << 10, historySize: 0 });
  const [bytes, dst] = [reply.command, reply.dst].map((part) => Buffer.from(part).toString('base64'));
  console.log(JSON.stringify({ recorded: name, version: transport.abi.version, command: bytes, dst }));
}

async function listing(name: string, expected: number, repeats: number): Promise<void> {
  const [ours, theirs, outside]: [number[], number[], number[]] = [[], [], []];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const transport = new TimedTransport(KernelTransport.open());
    const start = performance.now();
    let count = 0;
    for await (const dataset of new ZfsOver(transport).datasets.list(pool))
      count += columns(dataset).length === 5 ? 1 : 0;
    const total = performance.now() - start;
    ours.push(total);
    outside.push(total - transport.insideMs);
    await transport.close();
    const began = performance.now();
    const lines = execFileSync('zfs', ['list', '-Hp', '-o', 'name,used,avail,refer,mountpoint', '-r', pool], {
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    theirs.push(performance.now() - began);
    if (count !== expected || lines.length !== expected)
      throw new Error(`${count} and ${lines.length} datasets, not ${expected}`);
  }
  report({
    name,
    ours: median(ours),
    theirs: median(theirs),
    unit: 'ms',
    peer: 'zfs list -Hp',
    note: `${median(outside).toFixed(1)} ms outside the ioctls`,
  });
}

async function snapshotListing(zfs: Zfs): Promise<void> {
  const names: string[] = [];
  for await (const dataset of zfs.datasets.list(pool)) names.push(dataset.name);
  for (let index = 0; index < snapshotsEach; index++)
    await zfs.snapshots.create(names.map((name) => `${name}@s${index}`));
  const heap: number[] = [];
  const start = performance.now();
  let count = 0;
  for (const name of names) {
    for await (const snapshot of zfs.datasets.snapshots(name))
      count += snapshot.get('used') === undefined ? 0 : 1;
    if (count % 2000 === 0) {
      globalThis.gc?.();
      heap.push(process.memoryUsage().heapUsed >> 20);
    }
  }
  const ours = performance.now() - start;
  const began = performance.now();
  const lines = execFileSync(
    'zfs',
    ['list', '-Hp', '-t', 'snapshot', '-o', 'name,used,creation', '-r', pool],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
    .trim()
    .split('\n');
  const theirs = performance.now() - began;
  if (count !== lines.length) throw new Error(`${count} snapshots, zfs has ${lines.length}`);
  report({
    name: `list ${count.toLocaleString('en')} snapshots`,
    ours,
    theirs,
    unit: 'ms',
    peer: 'zfs list -Hp -t snapshot',
    note: `heap ${heap.join(', ')} MiB`,
  });
}

function timed(run: () => unknown): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e3;
}

async function timedAsync(run: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e3;
}
