import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { BACKUP_MAGIC, Fletcher4, RecordWriter, verifyStream, versionInfo } from '../../src/stream/index.ts';

declare const BENCH_FOLDER: string;

const RUNS = 7;

/** How a case's stream is made. */
interface Case {
  readonly name: string;
  /** Bytes behind each WRITE record; 0 for FREE records instead. */
  readonly blockBytes: number;
  readonly records: number;
}

const CASES: readonly Case[] = [
  { name: 'blocks of 128 KiB', blockBytes: 131_072, records: 4096 },
  { name: 'blocks of 4 KiB', blockBytes: 4096, records: 100_000 },
  { name: 'records without blocks', blockBytes: 0, records: 400_000 },
];

/** One row: medians of the seconds that both programs took for a whole file, from start to exit. */
interface Row {
  readonly case: string;
  readonly task: string;
  readonly bytes: number;
  /** GB/s without the start of a process. */
  readonly inProcess: number | undefined;
  readonly oursSeconds: number;
  readonly zstreamSeconds: number;
  /** Time of zstream by ours: above 1, ours is faster. */
  readonly ratio: number;
}

function writeStream(path: string, { blockBytes, records }: Case): number {
  const writer = new RecordWriter();
  const block = Uint8Array.from({ length: blockBytes }, (_, at) => (at * 2_654_435_761) >>> 11);
  const file = openSync(path, 'w');
  let bytes = 0;
  let pending: Uint8Array[] = [];
  const flush = () => {
    bytes += writeSync(file, Buffer.concat(pending));
    pending = [];
  };
  const versioninfo = versionInfo('substream', []);
  pending.push(...writer.write('BEGIN', { magic: BACKUP_MAGIC, versioninfo, objset_type: 2, toname: 'a@b' }));
  for (let i = 0; i < records; i++) {
    const place = { object: 3n, offset: BigInt(i * blockBytes), toguid: 5n };
    if (blockBytes === 0) pending.push(...writer.write('FREE', { ...place, length: 512n }));
    else pending.push(...writer.write('WRITE', { ...place, logical_size: BigInt(blockBytes) }, block));
    if (pending.length > 1000) flush();
  }
  pending.push(...writer.write('END', { toguid: 5n }));
  flush();
  closeSync(file);
  return bytes;
}

function seconds(program: string, args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return (performance.now() - start) / 1000;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number;

/** GB/s of the checksum alone, over memory that is larger than the caches. */
function checksumSpeed(): number {
  const bytes = new Uint8Array(64 << 20).fill(7);
  const sum = new Fletcher4();
  const speeds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    sum.update(bytes);
    speeds.push(bytes.length / (performance.now() - start) / 1e6);
  }
  return median(speeds);
}

/** GB/s of `verifyStream` on a file, in a process that has done so before: what a long-running program gets. */
async function verifySpeed(path: string, bytes: number): Promise<number> {
  const speeds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await verifyStream(createReadStream(path, { highWaterMark: 1 << 20 }));
    speeds.push(bytes / (performance.now() - start) / 1e6);
  }
  return median(speeds);
}

/**
 * `npm run bench -- stream [pattern] [--json]`: whole programs beside each other on the same files, `zfskit stream` and
 * zstream of the running Debian release, one after the other in turns. Node's start is part of ours.
 */
const json = process.argv.includes('--json');
const pattern = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
const repository = join(BENCH_FOLDER, '../..');
execFileSync('npx', ['tsup', '--no-dts', '--silent'], { cwd: repository, stdio: ['ignore', 2, 2] });
const openzfs = execFileSync(join(repository, 'integration/engine/openzfs.sh'), { encoding: 'utf8' }).trim();
const folder = join(repository, '.cache/bench/stream');
mkdirSync(folder, { recursive: true });

const ours = (...args: string[]) =>
  seconds(process.execPath, [join(repository, 'dist/cli.js'), 'stream', ...args], process.env);
const theirs = (...args: string[]) =>
  seconds(join(openzfs, 'sbin/zstream'), args, { ...process.env, LD_LIBRARY_PATH: join(openzfs, 'lib') });

const rows: Row[] = [];
try {
  for (const chosen of CASES.filter(({ name }) => name.includes(pattern))) {
    const file = join(folder, 'stream');
    const bytes = writeStream(file, chosen);
    const tasks: [string, () => number, () => number][] = [
      ['verify', () => ours('verify', file), () => theirs('dump', file)],
      ['dump -v', () => ours('dump', '-v', file), () => theirs('dump', '-v', file)],
    ];
    const inProcess = { verify: await verifySpeed(file, bytes) } as Record<string, number | undefined>;
    for (const [task, runOurs, runTheirs] of tasks) {
      const times = Array.from({ length: RUNS }, () => [runOurs(), runTheirs()] as const);
      const oursSeconds = median(times.map(([time]) => time));
      const zstreamSeconds = median(times.map(([, time]) => time));
      rows.push({
        ...{ case: chosen.name, task, bytes, inProcess: inProcess[task], oursSeconds, zstreamSeconds },
        ratio: zstreamSeconds / oursSeconds,
      });
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

const fletcher4 = checksumSpeed();
if (json) {
  console.log(JSON.stringify({ cpu: cpus()[0]?.model, node: process.version, fletcher4, rows }));
} else {
  console.log(`Node ${process.version}, ${cpus()[0]?.model}; fletcher-4 alone ${fletcher4.toFixed(2)} GB/s`);
  console.log(
    'case                    task      MB      ours GB/s  zstream GB/s   ratio (above 1: ours is faster)',
  );
  for (const { case: name, task, bytes, inProcess, oursSeconds, zstreamSeconds, ratio } of rows) {
    const speed = (time: number) => (bytes / time / 1e9).toFixed(2).padStart(9);
    console.log(
      `${name.padEnd(23)} ${task.padEnd(8)} ${(bytes / 1e6).toFixed(0).padStart(4)} ` +
        `${(inProcess?.toFixed(2) ?? '').padStart(11)} ${speed(oursSeconds)} ${speed(zstreamSeconds)} ` +
        `${ratio.toFixed(2).padStart(7)}`,
    );
  }
}
