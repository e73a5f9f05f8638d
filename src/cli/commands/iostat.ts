import { Command } from 'commander';
import { humanBytes, humanNanoseconds, humanNumber, printable } from '../../human.ts';
import { type IostatSample, type VdevIostat, type Zfs, ZfsError } from '../../zfs/index.ts';
import { PATIENCE, poolNames } from '../answer-of.ts';
import { jsonText } from '../json-text.ts';
import { openCommandZfs } from '../open-zfs.ts';
import { type Cell, type Column, table } from '../table.ts';

interface IostatOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly latency?: boolean;
  readonly queues?: boolean;
  readonly exact?: boolean;
  readonly count?: number;
  readonly skipFirst?: boolean;
}

/** The longest that a timer of Node takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A column with what it prints of a vdev. */
interface IostatColumn extends Column {
  readonly cell: (vdev: VdevIostat) => string;
}

/** `zfskit iostat`: what pools read and write. */
export function iostatCommand(): Command {
  return new Command('iostat')
    .description('show what pools read and write')
    .argument('[pool]', 'pool to show; all when left out')
    .argument('[interval]', 'seconds from sample to sample; one sample since the import when left out')
    .option('-v, --verbose', 'show every vdev')
    .option('-l, --latency', 'show average latencies')
    .option('-q, --queues', 'show how much I/O waits and is under way')
    .option('-p, --exact', 'print exact numbers: bytes, nanoseconds')
    .option('-n, --count <samples>', 'end after so many samples', positive)
    .option('-y, --skip-first', 'leave out the sample since the import')
    .option('--json', 'print one JSON object a line with all counters, 64-bit integers as decimal strings')
    .action(async (first: string | undefined, second: string | undefined, options: IostatOptions) => {
      const alone = second === undefined && first !== undefined && /^[\d.]+$/.test(first);
      const pool = alone ? undefined : first;
      const interval = alone ? first : second;
      const intervalSeconds = interval === undefined ? undefined : Number(interval);
      await using zfs = await openCommandZfs();
      const pools = pool === undefined ? await poolNames(zfs) : [pool];
      let followed = pools.map((name) => follow(zfs, name, intervalSeconds));
      for (let printed = 0, taken = 0; printed < (options.count ?? Number.POSITIVE_INFINITY); taken++) {
        const sleepSeconds = taken === 0 ? 0 : (intervalSeconds ?? 0);
        const results = await Promise.all(
          followed.map(async (each) => {
            const next = nextOf(each, sleepSeconds);
            return { each, sample: await (pool === undefined ? toldOf(each.pool, next) : next) };
          }),
        );
        const samples = results.flatMap(({ sample }) => sample ?? []);
        if (samples.length === 0) return;
        followed = results.flatMap(({ each, sample }) => (sample ? [each] : []));
        if (taken === 0 && options.skipFirst && intervalSeconds !== undefined) continue;
        print(samples, options);
        printed++;
      }
    });
}

/** A pool with its samples. */
interface Followed {
  readonly pool: string;
  readonly samples: AsyncGenerator<IostatSample, void, void>;
  readonly giveUp: AbortController;
}

function follow(zfs: Zfs, pool: string, intervalSeconds: number | undefined): Followed {
  const giveUp = new AbortController();
  const samples = zfs.pools.iostat(pool, { intervalSeconds, signal: giveUp.signal });
  return { pool, samples, giveUp };
}

/** The next sample. @throws ZfsError `ZFSKIT_DEADLINE` when the kernel does not answer in time, beside what iostat throws */
async function nextOf(
  { pool, samples, giveUp }: Followed,
  sleepSeconds: number,
): Promise<IostatSample | undefined> {
  const { deadlineMs } = PATIENCE;
  const message = `${pool}: the kernel did not answer within ${deadlineMs} ms: is the pool suspended?`;
  const late = () => giveUp.abort(new ZfsError({ code: 'ZFSKIT_DEADLINE', message, subject: pool }));
  const timer = setTimeout(late, Math.min(sleepSeconds * 1000 + deadlineMs, MAX_TIMER_MS));
  try {
    return (await samples.next()).value ?? undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** The sample of one pool of many: what went wrong with it is told, and the command has failed. */
async function toldOf(
  pool: string,
  next: Promise<IostatSample | undefined>,
): Promise<IostatSample | undefined> {
  try {
    return await next;
  } catch (error) {
    if (!(error instanceof ZfsError) || error.code === 'ZFSKIT_INVALID_ARGUMENT') throw error;
    console.error(`zfskit: ${printable(`${error.message}; ${pool} is left out`)}`);
    process.exitCode = 1;
    return undefined;
  }
}

function print(samples: readonly IostatSample[], options: IostatOptions): void {
  if (options.json) for (const sample of samples) console.log(jsonText(sample));
  else for (const line of lines(samples, options)) console.log(line);
}

function lines(samples: readonly IostatSample[], options: IostatOptions): string[] {
  const columns = columnsOf(options);
  const row = (vdev: VdevIostat, depth: number): Cell[] => [
    `${'  '.repeat(depth)}${printable(vdev.name)}`,
    ...columns.map(({ cell }) => cell(vdev)),
  ];
  const below = (vdev: VdevIostat, depth: number): Cell[][] => [
    row(vdev, depth),
    ...(options.verbose ? vdev.children.flatMap((child) => below(child, depth + 1)) : []),
  ];
  const rows = samples.flatMap(({ vdevs, l2cache }) => [
    ...below(vdevs, 0),
    ...(options.verbose ? l2cache.flatMap((device) => below(device, 1)) : []),
  ]);
  return table([{ title: 'NAME' }, ...columns], rows);
}

function columnsOf({ exact, latency, queues }: IostatOptions): IostatColumn[] {
  const bytes = (value: bigint | number | undefined) =>
    value === undefined ? '-' : exact ? whole(value) : humanBytes(value);
  const number = (value: number) => (exact ? whole(value) : humanNumber(value));
  const time = (value: bigint | undefined) =>
    value === undefined ? '-' : exact ? String(value) : humanNanoseconds(value);
  const right = (title: string, cell: IostatColumn['cell']): IostatColumn => ({
    title,
    align: 'right',
    cell,
  });
  const depth = ({ pending, active }: VdevIostat['queues']['scrub']) => `${pending}/${active}`;
  return [
    right('ALLOC', ({ allocated }) => bytes(allocated)),
    right('FREE', ({ free }) => bytes(free)),
    right('READ/s', ({ operations }) => number(operations.read)),
    right('WRITE/s', ({ operations }) => number(operations.write)),
    right('READB/s', (vdev) => bytes(vdev.bytes.read)),
    right('WRITEB/s', (vdev) => bytes(vdev.bytes.write)),
    ...(latency
      ? [
          right('TOTAL-R', (vdev) => time(vdev.latency.totalRead)),
          right('TOTAL-W', (vdev) => time(vdev.latency.totalWrite)),
          right('DISK-R', (vdev) => time(vdev.latency.diskRead)),
          right('DISK-W', (vdev) => time(vdev.latency.diskWrite)),
          right('SYNCQ-R', (vdev) => time(vdev.latency.syncQueueRead)),
          right('SYNCQ-W', (vdev) => time(vdev.latency.syncQueueWrite)),
          right('ASYNCQ-R', (vdev) => time(vdev.latency.asyncQueueRead)),
          right('ASYNCQ-W', (vdev) => time(vdev.latency.asyncQueueWrite)),
          right('SCRUB', (vdev) => time(vdev.latency.scrub)),
          right('TRIM', (vdev) => time(vdev.latency.trim)),
        ]
      : []),
    ...(queues
      ? [
          right('SYNC-R', (vdev) => depth(vdev.queues.syncRead)),
          right('SYNC-W', (vdev) => depth(vdev.queues.syncWrite)),
          right('ASYNC-R', (vdev) => depth(vdev.queues.asyncRead)),
          right('ASYNC-W', (vdev) => depth(vdev.queues.asyncWrite)),
          right('SCRUBQ', (vdev) => depth(vdev.queues.scrub)),
          right('TRIMQ', (vdev) => depth(vdev.queues.trim)),
        ]
      : []),
  ];
}

function whole(value: bigint | number): string {
  return typeof value === 'bigint' ? String(value) : String(Math.floor(value));
}

function positive(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${JSON.stringify(text)} is no number of samples`,
  });
}
