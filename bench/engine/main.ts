import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineTransport } from '../../src/engine/index.ts';
import { UserspaceTransport } from '../../src/engine/userspace-transport.ts';
import { Zfs } from '../../src/zfs/index.ts';
import { report, timed } from '../comparison.ts';

declare const BENCH_FOLDER: string;

/** Volumes of an engine beside a plain file on the same filesystem: `npm run bench -- engine [pattern] [--json]`. */

const VOLUME_BYTES = 128 << 20;
const RUNS = 3;
const [LARGE, SMALL] = [128 << 10, 4 << 10];

/** What both sides can do. */
interface Target {
  read(offset: number, length: number): Promise<unknown>;
  write(offset: number, bytes: Uint8Array): Promise<unknown>;
  sync(): Promise<unknown>;
}

interface Case {
  readonly name: string;
  readonly operations: number;
  /** Under way at a time. */
  readonly together: number;
  run(target: Target, index: number): Promise<unknown>;
  /** Sync once, in the end. */
  readonly syncs: boolean;
}

const large = randomBytes(LARGE);
const small = randomBytes(SMALL);
const inTurn = (index: number, bytes: number) => (index * bytes) % VOLUME_BYTES;
/** The same places for both, each far from the one before. */
const scattered = (index: number, bytes: number) => ((index * 7919) % (VOLUME_BYTES / bytes)) * bytes;

const CASES: readonly Case[] = [
  ...[1, 16].flatMap((together): Case[] => [
    {
      name: `write 128 KiB in turn, ${together} together`,
      operations: 1024,
      together,
      run: (target, index) => target.write(inTurn(index, LARGE), large),
      syncs: true,
    },
    {
      name: `read 128 KiB in turn, ${together} together`,
      operations: 4096,
      together,
      run: (target, index) => target.read(inTurn(index, LARGE), LARGE),
      syncs: false,
    },
    {
      name: `write 4 KiB anywhere, ${together} together`,
      operations: 8192,
      together,
      run: (target, index) => target.write(scattered(index, SMALL), small),
      syncs: true,
    },
    {
      name: `read 4 KiB anywhere, ${together} together`,
      operations: 16384,
      together,
      run: (target, index) => target.read(scattered(index, SMALL), SMALL),
      syncs: false,
    },
  ]),
  {
    name: 'write 4 KiB and sync',
    operations: 300,
    together: 1,
    run: async (target, index) => {
      await target.write(scattered(index, SMALL), small);
      await target.sync();
    },
    syncs: false,
  },
];

async function microseconds(target: Target, { operations, together, run, syncs }: Case): Promise<number> {
  const times: number[] = [];
  for (let attempt = 0; attempt < RUNS; attempt++) {
    let next = 0;
    const worker = async () => {
      while (next < operations) await run(target, next++);
    };
    const all = async () => {
      await Promise.all(Array.from({ length: together }, worker));
      if (syncs) await target.sync();
    };
    times.push(await timed(all));
  }
  return (Math.min(...times) * 1000) / operations;
}

function plainFile(file: FileHandle): Target {
  return {
    read: (offset, length) => file.read(Buffer.allocUnsafeSlow(length), 0, length, offset),
    write: (offset, bytes) => file.write(bytes, 0, bytes.length, offset),
    sync: () => file.datasync(),
  };
}

async function volumeTarget(zfs: Zfs, folder: string, name: string): Promise<Target> {
  const path = join(folder, name);
  writeFileSync(path, '');
  truncateSync(path, 1 << 30);
  await zfs.pools.create(name, { vdevs: [{ type: 'file', path }] });
  const properties = { volblocksize: 16384, compression: 'off' } as const;
  await zfs.datasets.create(`${name}/v`, { kind: 'volume', size: BigInt(VOLUME_BYTES), properties });
  const volume = await zfs.openVolume(`${name}/v`);
  return {
    read: (offset, length) => volume.read(BigInt(offset), length),
    write: (offset, bytes) => volume.write(BigInt(offset), bytes),
    sync: () => volume.sync(),
  };
}

const script = join(BENCH_FOLDER, '../../integration/engine/openzfs.sh');
const libraries = join(execFileSync(script, ['bookworm'], { encoding: 'utf8' }).trim(), 'lib');
const folder = mkdtempSync(join(process.env['BENCH_FILES'] ?? tmpdir(), 'zfskit-bench-'));
const pattern = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '';
const suffix = randomBytes(4).toString('hex');
const inProcess = new Zfs(await EngineTransport.open({ libraries, state: join(folder, 'state') }));
const child = new Zfs(await UserspaceTransport.open({ engine: 'userspace', libraries }));
const file = await open(join(folder, 'plain'), 'w+');
try {
  const plain = plainFile(file);
  const targets = {
    'this process': await volumeTarget(inProcess, folder, `here-${suffix}`),
    'child process': await volumeTarget(child, folder, `child-${suffix}`),
  };
  for (const each of CASES.filter(({ name }) => name.includes(pattern))) {
    const theirs = await microseconds(plain, each);
    for (const [place, target] of Object.entries(targets)) {
      const ours = await microseconds(target, each);
      report({ name: each.name, ours, theirs, unit: 'us', peer: 'plain file', note: place });
    }
  }
} finally {
  await Promise.allSettled([child.close(), inProcess.close(), file.close()]);
  rmSync(folder, { recursive: true, force: true });
}
// libzpool's own threads are still there.
process.exit(0);
