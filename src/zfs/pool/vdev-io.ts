import type { Nvlist } from '../../nvlist/index.ts';

/**
 * Histograms of how long I/O took: bucket `i` counts what took from 2^i to 2^(i+1)-1 nanoseconds. Total time with and
 * without the queue, time in a queue by its class (`vsx_*_histo` of `vdev_stat_ex_t`, `include/sys/fs/zfs.h`).
 */
export const LATENCY_HISTOGRAMS = {
  totalRead: 'vdev_tot_r_lat_histo',
  totalWrite: 'vdev_tot_w_lat_histo',
  diskRead: 'vdev_disk_r_lat_histo',
  diskWrite: 'vdev_disk_w_lat_histo',
  syncQueueRead: 'vdev_sync_r_lat_histo',
  syncQueueWrite: 'vdev_sync_w_lat_histo',
  asyncQueueRead: 'vdev_async_r_lat_histo',
  asyncQueueWrite: 'vdev_async_w_lat_histo',
  scrub: 'vdev_scrub_histo',
  trim: 'vdev_trim_histo',
  rebuild: 'vdev_rebuild_histo',
} as const;

/** Histograms of sizes: bucket `i` counts from 2^i to 2^(i+1)-1 bytes. Single I/O, and what was put together from several. */
export const SIZE_HISTOGRAMS = {
  syncRead: 'vdev_sync_ind_r_histo',
  syncReadAggregated: 'vdev_sync_agg_r_histo',
  syncWrite: 'vdev_sync_ind_w_histo',
  syncWriteAggregated: 'vdev_sync_agg_w_histo',
  asyncRead: 'vdev_async_ind_r_histo',
  asyncReadAggregated: 'vdev_async_agg_r_histo',
  asyncWrite: 'vdev_async_ind_w_histo',
  asyncWriteAggregated: 'vdev_async_agg_w_histo',
  scrub: 'vdev_ind_scrub_histo',
  scrubAggregated: 'vdev_agg_scrub_histo',
  trim: 'vdev_ind_trim_histo',
  trimAggregated: 'vdev_agg_trim_histo',
  rebuild: 'vdev_ind_rebuild_histo',
  rebuildAggregated: 'vdev_agg_rebuild_histo',
} as const;

/** Queues: I/O that waits, and I/O that the device has. */
export const QUEUES = {
  syncRead: ['vdev_sync_r_pend_queue', 'vdev_sync_r_active_queue'],
  syncWrite: ['vdev_sync_w_pend_queue', 'vdev_sync_w_active_queue'],
  asyncRead: ['vdev_async_r_pend_queue', 'vdev_async_r_active_queue'],
  asyncWrite: ['vdev_async_w_pend_queue', 'vdev_async_w_active_queue'],
  scrub: ['vdev_async_scrub_pend_queue', 'vdev_async_scrub_active_queue'],
  trim: ['vdev_async_trim_pend_queue', 'vdev_async_trim_active_queue'],
  rebuild: ['vdev_rebuild_pend_queue', 'vdev_rebuild_active_queue'],
} as const;

/** What a latency is of. */
export type LatencyClass = keyof typeof LATENCY_HISTOGRAMS;
/** What a size is of. */
export type SizeClass = keyof typeof SIZE_HISTOGRAMS;
/** What waits in a queue. */
export type QueueClass = keyof typeof QUEUES;

/** Counts by power of 2. */
export type Histogram = readonly bigint[];

/** How much I/O is in a queue now. */
export interface QueueDepth {
  readonly pending: bigint;
  readonly active: bigint;
}

/** `vdev_stats_ex` of a vdev: what it counted since it was opened. What a release does not count is empty or 0. */
export interface VdevIo {
  readonly latencies: Readonly<Record<LatencyClass, Histogram>>;
  readonly sizes: Readonly<Record<SizeClass, Histogram>>;
  readonly queues: Readonly<Record<QueueClass, QueueDepth>>;
}

/** Longest histogram that is read; the kernel's have 37 and 25 entries. */
const MAX_BUCKETS = 64;

/** Reads `vdev_stats_ex` of a node. @throws NvlistError where it is none */
export function readVdevIo(vdev: Nvlist): VdevIo {
  const extended = vdev.findList('vdev_stats_ex');
  const histogram = (name: string): Histogram => [
    ...(extended?.findUint64Array(name)?.subarray(0, MAX_BUCKETS) ?? []),
  ];
  return {
    latencies: mapValues(LATENCY_HISTOGRAMS, histogram),
    sizes: mapValues(SIZE_HISTOGRAMS, histogram),
    queues: mapValues(QUEUES, ([pending, active]) => ({
      pending: extended?.findUint64(pending) ?? 0n,
      active: extended?.findUint64(active) ?? 0n,
    })),
  };
}

/** What a histogram counted in between. */
export function histogramDelta(before: Histogram | undefined, after: Histogram): Histogram {
  return after.map((count, bucket) => count - (before?.[bucket] ?? 0n));
}

/**
 * Average of a histogram, each bucket counted by its middle, as `zpool iostat -l` has it (`single_histo_average`); undefined
 * when it is empty.
 */
export function histogramAverage(histogram: Histogram): bigint | undefined {
  let [count, total] = [0n, 0n];
  for (const [bucket, times] of histogram.entries()) {
    const from = 1n << BigInt(bucket);
    total += times * (from + from / 2n);
    count += times;
  }
  return count === 0n ? undefined : total / count;
}

/** An object with the same keys. */
export function mapValues<K extends string, V, R>(
  object: Readonly<Record<K, V>>,
  map: (value: V, key: K) => R,
): Readonly<Record<K, R>> {
  const entries = (Object.entries(object) as [K, V][]).map(([key, value]) => [key, map(value, key)]);
  return Object.fromEntries(entries) as Record<K, R>;
}
