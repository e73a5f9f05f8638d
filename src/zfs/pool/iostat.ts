import type { Transport } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { readStatsConfig, understood } from './stats-config.ts';
import { checkInterval, restOfInterval } from './ticks.ts';
import {
  type Histogram,
  histogramAverage,
  histogramDelta,
  type LatencyClass,
  mapValues,
  type QueueClass,
  type QueueDepth,
  readVdevIo,
  type SizeClass,
  type VdevIo,
} from './vdev-io.ts';
import { vdevName } from './vdev-name.ts';
import { readVdevStatistics, type VdevStatistics } from './vdev-statistics.ts';

/** Reading and writing. */
export interface ReadWrite {
  readonly read: number;
  readonly write: number;
}

/** What a vdev did in the time of a sample. */
export interface VdevIostat {
  /** As zpool status prints it. */
  readonly name: string;
  readonly type: string;
  readonly guid: bigint;
  readonly path: string | undefined;
  /** Seconds that the numbers are of. */
  readonly seconds: number;
  /** Bytes; undefined of vdevs that are not at the top. */
  readonly allocated: bigint | undefined;
  readonly free: bigint | undefined;
  /** Operations each second. */
  readonly operations: ReadWrite;
  /** Bytes each second. */
  readonly bytes: ReadWrite;
  /** Average nanoseconds, as `zpool iostat -l` has them; undefined where there was no I/O of that kind. */
  readonly latency: Readonly<Record<LatencyClass, bigint | undefined>>;
  /** How often I/O took so long in the time of the sample: `zpool iostat -w`. */
  readonly latencyHistograms: Readonly<Record<LatencyClass, Histogram>>;
  /** How often I/O was so large: `zpool iostat -r`. */
  readonly sizeHistograms: Readonly<Record<SizeClass, Histogram>>;
  /** I/O that waits or is under way at the end of the sample: `zpool iostat -q`. */
  readonly queues: Readonly<Record<QueueClass, QueueDepth>>;
  readonly children: readonly VdevIostat[];
}

/** What a pool did. */
export interface IostatSample {
  readonly pool: string;
  /** The first sample: averages since the pool was imported. */
  readonly sinceImport: boolean;
  /** The pool as a whole, with its top-level vdevs and devices. */
  readonly vdevs: VdevIostat;
  readonly l2cache: readonly VdevIostat[];
}

/** Options of {@link Pools.iostat}. */
export interface IostatOptions {
  /** Seconds from sample to sample; without it there is one sample. */
  readonly intervalSeconds?: number | undefined;
  /** Ends the iteration, which throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

interface Counted {
  readonly statistics: VdevStatistics;
  readonly io: VdevIo;
}

type Earlier = ReadonlyMap<bigint, Counted>;

/** `Pools.iostat` over a transport. */
export async function* iostat(
  transport: Transport,
  pool: string,
  { intervalSeconds, signal }: IostatOptions = {},
): AsyncGenerator<IostatSample, void, void> {
  if (intervalSeconds !== undefined) checkInterval(intervalSeconds);
  for (let earlier: Earlier | undefined; ; ) {
    const since = performance.now();
    const { config } = await readStatsConfig(transport, pool, { signal });
    const reading = understood(pool, () => readSample(config, earlier));
    earlier = reading.counted;
    yield reading.sample;
    if (intervalSeconds === undefined) return;
    await restOfInterval(intervalSeconds, since, signal);
  }
}

/** One sample out of a configuration, and what the next one is compared with. */
export function readSample(
  config: Nvlist,
  earlier: Earlier | undefined,
): { sample: IostatSample; counted: Earlier } {
  const pool = config.getString('name');
  const tree = config.getList('vdev_tree');
  const counted = new Map<bigint, Counted>();
  const read = (vdev: Nvlist): VdevIostat => {
    const now = {
      statistics: readVdevStatistics(vdev.findUint64Array('vdev_stats') ?? new BigUint64Array()),
      io: readVdevIo(vdev),
    };
    const guid = vdev.getUint64('guid');
    counted.set(guid, now);
    return {
      name: vdevName(vdev, pool),
      type: vdev.getString('type'),
      guid,
      path: vdev.findString('path'),
      ...difference(now, comparable(earlier?.get(guid), now)),
      children: (vdev.findListArray('children') ?? []).map(read),
    };
  };
  const vdevs = read(tree);
  const l2cache = (tree.findListArray('l2cache') ?? []).map(read);
  return { sample: { pool, sinceImport: earlier === undefined, vdevs, l2cache }, counted };
}

/**
 * What was counted before, if it can be compared: a vdev that was opened again counts anew, and one that lost a child counts
 * what the others have (`vdev_get_stats_ex_impl` in `module/zfs/vdev.c`).
 */
function comparable(before: Counted | undefined, now: Counted): Counted | undefined {
  if (!before || before.statistics.nanoseconds > now.statistics.nanoseconds) return undefined;
  const [earlier, later] = [countsOf(before), countsOf(now)];
  return earlier.every((count, index) => count <= (later[index] ?? 0n)) ? before : undefined;
}

function countsOf({ statistics: { operations, bytes }, io }: Counted): bigint[] {
  const histograms = [...Object.values(io.latencies), ...Object.values(io.sizes)];
  return [operations.read, operations.write, bytes.read, bytes.write, ...histograms.flat()];
}

function difference(now: Counted, before: Counted | undefined) {
  const { statistics, io } = now;
  const nanoseconds = statistics.nanoseconds - (before?.statistics.nanoseconds ?? 0n);
  const seconds = Number(nanoseconds) / 1e9;
  const rate = (after: bigint, earlier = 0n) => (seconds === 0 ? 0 : Number(after - earlier) / seconds);
  const traffic = (kind: 'operations' | 'bytes'): ReadWrite => ({
    read: rate(statistics[kind].read, before?.statistics[kind].read),
    write: rate(statistics[kind].write, before?.statistics[kind].write),
  });
  const latencyHistograms = mapValues(io.latencies, (histogram, name) =>
    histogramDelta(before?.io.latencies[name], histogram),
  );
  const hasSpace = statistics.size !== 0n;
  return {
    seconds,
    allocated: hasSpace ? statistics.allocated : undefined,
    free: hasSpace ? statistics.size - statistics.allocated : undefined,
    operations: traffic('operations'),
    bytes: traffic('bytes'),
    latency: mapValues(latencyHistograms, histogramAverage),
    latencyHistograms,
    sizeHistograms: mapValues(io.sizes, (histogram, name) =>
      histogramDelta(before?.io.sizes[name], histogram),
    ),
    queues: io.queues,
  };
}
