import { Registry } from 'prom-client';
import { type Zfs, ZfsError } from 'zfskit';
import { PoolMetrics } from './pool-metrics.ts';
import { Series } from './series.ts';

/** What one scrape may take. */
export interface ScrapeLimits {
  /** Datasets to read in all. */
  readonly maxDatasets: number;
  /** Milliseconds for each pool; one in trouble does not keep the others from being scraped. */
  readonly poolMs: number;
  /** Whether this host's kernel is what is asked: the ARC is then read too. */
  readonly kernel: boolean;
}

const PROPERTIES = ['used', 'available', 'referenced', 'quota', 'refquota'] as const;

/**
 * Reads everything anew, into a registry of its own: what is gone has no series.
 *
 * @throws ZfsError when the pools cannot be listed
 */
export async function collect(zfs: Zfs, limits: ScrapeLimits): Promise<Registry> {
  const begin = performance.now();
  const registry = new Registry();
  const pools = new PoolMetrics(registry);
  const datasets = new DatasetMetrics(registry, limits.maxDatasets);
  const names = [...(await zfs.pools.configs({ deadlineMs: limits.poolMs })).keys()].sort();
  for (const pool of names) {
    const signal = AbortSignal.timeout(limits.poolMs);
    try {
      const status = await zfs.pools.status(pool, { signal });
      pools.add(status);
      if (!status.suspended) await datasets.addAll(zfs, pool, signal);
    } catch (error) {
      if (isGone(error)) continue;
      console.error(`prometheus-exporter: ${pool}: ${error instanceof Error ? error.message : error}`);
      pools.addSilent(pool);
    }
  }
  if (limits.kernel) await addArc(zfs, registry);
  const seconds = new Series(registry, 'zfs_scrape_duration_seconds', 'What this scrape took.', []);
  seconds.set({}, (performance.now() - begin) / 1000);
  return registry;
}

/** The space of filesystems and volumes, up to a number of them. */
class DatasetMetrics {
  readonly #properties: Readonly<Record<(typeof PROPERTIES)[number], Series<'dataset' | 'kind'>>>;
  readonly #leftOut: Series<'pool'>;
  #left: number;

  constructor(registry: Registry, maxDatasets: number) {
    const space = (name: string, help: string) =>
      new Series(registry, `zfs_dataset_${name}_bytes`, help, ['dataset', 'kind']);
    this.#properties = {
      used: space('used', 'Bytes that it and what is below it takes.'),
      available: space('available', 'Bytes that can still be written.'),
      referenced: space('referenced', 'Bytes that can be reached through it.'),
      quota: space('quota', 'Limit of used bytes; no series where there is none.'),
      refquota: space('refquota', 'Limit of referenced bytes; no series where there is none.'),
    };
    this.#leftOut = new Series(
      registry,
      'zfs_scrape_datasets_left_out',
      '1 when datasets of the pool are left out, because there are too many.',
      ['pool'],
    );
    this.#left = maxDatasets;
  }

  /** @throws ZfsError; the signal's reason */
  async addAll(zfs: Zfs, pool: string, signal: AbortSignal): Promise<void> {
    this.#leftOut.set({ pool }, false);
    for await (const dataset of zfs.datasets.select(PROPERTIES, pool, { signal })) {
      if (this.#left === 0) return this.#leftOut.set({ pool }, true);
      this.#left--;
      const labels = { dataset: dataset.name, kind: dataset.kind };
      for (const name of PROPERTIES) {
        const value = dataset.get(name);
        // No quota is 0 in ZFS, and would look like one that is used up.
        if (value !== undefined && (value > 0n || !name.endsWith('quota'))) {
          this.#properties[name].set(labels, value);
        }
      }
    }
  }
}

async function addArc(zfs: Zfs, registry: Registry): Promise<void> {
  try {
    const { counters } = await zfs.kstats.arcstats();
    const arc = (name: string, help: string, value: bigint, type?: 'counter') =>
      new Series(registry, `zfs_arc_${name}`, help, [], type).set({}, value);
    arc('size_bytes', 'Bytes in the adaptive replacement cache.', counters.size);
    arc('target_bytes', 'Bytes that the cache aims at.', counters.c);
    arc('max_bytes', 'Most bytes that the cache aims at.', counters.c_max);
    arc('hits_total', 'Reads that were answered by the cache.', counters.hits, 'counter');
    arc('misses_total', 'Reads that were not.', counters.misses, 'counter');
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** A pool that was exported or destroyed meanwhile; a kernel without the statistic. */
function isGone(error: unknown): boolean {
  return error instanceof ZfsError && error.code === 'ENOENT';
}
