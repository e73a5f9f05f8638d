import type { Registry } from 'prom-client';
import type { PoolStatus, VdevStatus } from 'zfskit';
import { Series } from './series.ts';

/** States that a pool or vdev can be in; each is a series, of which one is 1. */
const STATES = [
  'ONLINE',
  'DEGRADED',
  'FAULTED',
  'OFFLINE',
  'REMOVED',
  'UNAVAIL',
  'AVAIL',
  'INUSE',
  'SPLIT',
] as const;

/** What is counted of a vdev. */
const COUNTED = ['errors', 'operations', 'bytes'] as const;
type Counted = (typeof COUNTED)[number];

/** Places in the tree that no device is at. */
const NO_VDEVS: readonly string[] = ['root', 'hole', 'missing', 'indirect'];

/** Pools with their vdevs and scans, in a registry of one scrape. */
export class PoolMetrics {
  readonly #up: Series<'pool'>;
  readonly #pool: Readonly<Record<'suspended' | 'size' | 'allocated' | 'errors', Series<'pool'>>>;
  readonly #state: Series<'pool' | 'state'>;
  readonly #vdevState: Series<'pool' | 'parent' | 'vdev' | 'type' | 'state'>;
  readonly #vdev: Readonly<Record<Counted, Series<'pool' | 'parent' | 'vdev' | 'kind'>>>;
  readonly #scan: Readonly<Record<'running' | 'progress' | 'errors' | 'end', Series<'pool' | 'function'>>>;

  constructor(registry: Registry) {
    const pool = (name: string, help: string) => new Series(registry, `zfs_pool_${name}`, help, ['pool']);
    this.#up = pool('up', 'Whether the pool answered in time.');
    this.#pool = {
      suspended: pool('suspended', 'Whether reads and writes are held up after device failures.'),
      size: pool('size_bytes', 'Bytes that can be allocated, parity included.'),
      allocated: pool('allocated_bytes', 'Bytes that are allocated, parity included.'),
      errors: pool('data_errors', 'Data errors that nothing could repair.'),
    };
    this.#state = new Series(registry, 'zfs_pool_state', '1 for the state of the pool.', ['pool', 'state']);
    const place = ['pool', 'parent', 'vdev'] as const;
    this.#vdevState = new Series(registry, 'zfs_vdev_state', '1 for the state of the vdev.', [
      ...place,
      'type',
      'state',
    ]);
    const counter = (name: string, help: string) =>
      new Series(registry, `zfs_vdev_${name}_total`, help, [...place, 'kind'], 'counter');
    this.#vdev = {
      errors: counter('errors', 'Errors since the vdev was opened, or they were cleared.'),
      operations: counter('operations', 'Operations since the vdev was opened.'),
      bytes: counter('bytes', 'Bytes since the vdev was opened.'),
    };
    const scan = (name: string, help: string) =>
      new Series(registry, `zfs_scan_${name}`, help, ['pool', 'function']);
    this.#scan = {
      running: scan('running', 'Whether the latest scrub or resilver is under way, also paused.'),
      progress: scan('progress_ratio', 'Part of the latest scrub or resilver that is done.'),
      errors: scan('errors', 'Errors that the latest scrub or resilver found.'),
      end: scan('end_timestamp_seconds', 'When the latest scrub or resilver ended; 0 while it runs.'),
    };
  }

  /** A pool that did not answer in time. */
  addSilent(pool: string): void {
    this.#up.set({ pool }, 0);
  }

  /** A pool as it was read. */
  add(status: PoolStatus): void {
    const { name: pool, vdevs, scan } = status;
    this.#up.set({ pool }, 1);
    this.#pool.suspended.set({ pool }, status.suspended);
    this.#pool.size.set({ pool }, vdevs.statistics.size);
    this.#pool.allocated.set({ pool }, vdevs.statistics.allocated);
    this.#pool.errors.set({ pool }, status.errorCount);
    for (const state of STATES) this.#state.set({ pool, state }, status.state === state);
    this.#addVdevs(pool, '', [vdevs, ...status.spares, ...status.l2cache]);
    if (!scan) return;
    const labels = { pool, function: scan.function };
    this.#scan.running.set(labels, scan.state === 'scanning');
    this.#scan.progress.set(labels, scan.state === 'finished' ? 1 : scan.progress.fraction);
    this.#scan.errors.set(labels, scan.errors);
    this.#scan.end.set(labels, scan.endSeconds);
  }

  /** A vdev has the name of its parent with it: `replacing-0` can be there several times. */
  #addVdevs(pool: string, parent: string, vdevs: readonly VdevStatus[]): void {
    for (const vdev of vdevs) {
      if (!NO_VDEVS.includes(vdev.type)) this.#addVdev(pool, parent, vdev);
      this.#addVdevs(pool, vdev.type === 'root' ? '' : vdev.name, vdev.children);
    }
  }

  #addVdev(pool: string, parent: string, { name: vdev, type, state: is, statistics }: VdevStatus): void {
    const place = { pool, parent, vdev };
    for (const state of STATES) this.#vdevState.set({ ...place, type, state }, is === state);
    const { readErrors: read, writeErrors: write, checksumErrors: checksum, operations, bytes } = statistics;
    const counted = { errors: { read, write, checksum }, operations, bytes };
    for (const what of COUNTED) {
      for (const [kind, value] of Object.entries(counted[what]))
        this.#vdev[what].set({ ...place, kind }, value);
    }
  }
}
