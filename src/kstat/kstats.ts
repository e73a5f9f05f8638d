import { checkName, ZfsError } from '../ioctl/index.ts';
import { type NamedKstat, numberOf, parseKstatTable, parseNamedKstat } from './kstat-text.ts';
import { listKstats, readKstat } from './read-kstat.ts';

/** Counters of the adaptive replacement cache that every supported release has; sizes in bytes (`arc_stats`, `module/zfs/arc.c`). */
export const ARC_COUNTERS = [
  'hits',
  'misses',
  'demand_data_hits',
  'demand_data_misses',
  'demand_metadata_hits',
  'demand_metadata_misses',
  'prefetch_data_hits',
  'prefetch_data_misses',
  'prefetch_metadata_hits',
  'prefetch_metadata_misses',
  'mru_hits',
  'mfu_hits',
  'deleted',
  'evict_skip',
  'c',
  'c_min',
  'c_max',
  'size',
  'compressed_size',
  'uncompressed_size',
  'overhead_size',
  'hdr_size',
  'data_size',
  'metadata_size',
  'dbuf_size',
  'dnode_size',
  'mru_size',
  'mfu_size',
  'l2_hits',
  'l2_misses',
  'l2_size',
  'l2_asize',
  'l2_read_bytes',
  'l2_write_bytes',
  'memory_throttle_count',
] as const;

/** Counters of intent logs (`zil_stats`, `module/zfs/zil.c`). */
export const ZIL_COUNTERS = [
  'zil_commit_count',
  'zil_commit_writer_count',
  'zil_itx_count',
  'zil_itx_metaslab_normal_count',
  'zil_itx_metaslab_normal_bytes',
  'zil_itx_metaslab_slog_count',
  'zil_itx_metaslab_slog_bytes',
] as const;

/** Counters of transactions and why they waited (`dmu_tx_stats`, `module/zfs/dmu_tx.c`). */
export const DMU_TX_COUNTERS = [
  'dmu_tx_assigned',
  'dmu_tx_delay',
  'dmu_tx_error',
  'dmu_tx_suspended',
  'dmu_tx_group',
  'dmu_tx_memory_reserve',
  'dmu_tx_dirty_throttle',
  'dmu_tx_dirty_delay',
  'dmu_tx_dirty_over_max',
  'dmu_tx_quota',
] as const;

/** Counters of buffers (`abd_stats`, `module/os/linux/zfs/abd_os.c`). */
export const ABD_COUNTERS = [
  'struct_size',
  'linear_cnt',
  'linear_data_size',
  'scatter_cnt',
  'scatter_data_size',
] as const;

/** Counters of a mounted dataset or open volume (`module/zfs/dataset_kstats.c`). */
export const DATASET_COUNTERS = ['writes', 'nwritten', 'reads', 'nread', 'nunlinks', 'nunlinked'] as const;

/** What a dataset read and wrote since it was mounted, by programs: not what reached the disks. */
export interface DatasetKstat extends NamedKstat<(typeof DATASET_COUNTERS)[number]> {
  readonly dataset: string;
  /** Object number of the dataset in its pool, `objsetid` in zfsprops(7). */
  readonly objset: bigint;
}

/** How far a transaction group is: it takes transactions, waits for them to end, waits for its turn, is written, is on disk. */
export type TxgState = 'open' | 'quiescing' | 'waiting' | 'syncing' | 'committed' | 'unknown';

/** A transaction group of a pool. Times in nanoseconds. */
export interface TxgKstat {
  readonly txg: bigint;
  /** Nanoseconds since boot. */
  readonly birthNanoseconds: bigint;
  readonly state: TxgState;
  /** Bytes. */
  readonly dirtyBytes: bigint;
  readonly readBytes: bigint;
  readonly writtenBytes: bigint;
  /** Operations. */
  readonly reads: bigint;
  readonly writes: bigint;
  readonly openNanoseconds: bigint;
  readonly quiesceNanoseconds: bigint;
  readonly waitNanoseconds: bigint;
  readonly syncNanoseconds: bigint;
}

/** A block that was read; kept when the module parameter `zfs_read_history` is above 0. */
export interface ReadKstat {
  readonly id: bigint;
  /** Nanoseconds since boot. */
  readonly startNanoseconds: bigint;
  readonly objset: bigint;
  readonly object: bigint;
  readonly level: bigint;
  readonly blkid: bigint;
  /** `ARC_FLAG_*`. */
  readonly flags: bigint;
  /** Function of the module that asked for it. */
  readonly origin: string;
  readonly pid: bigint;
  readonly process: string;
}

/** State of a pool without asking the pool: as zpool status has it, or `TRANSITIONING` while it comes or goes. */
export type PoolKstatState =
  | 'ONLINE'
  | 'DEGRADED'
  | 'FAULTED'
  | 'UNAVAIL'
  | 'OFFLINE'
  | 'REMOVED'
  | 'SPLIT'
  | 'SUSPENDED'
  | 'TRANSITIONING'
  | 'UNKNOWN';

const POOL_STATES: readonly string[] = [
  'ONLINE',
  'DEGRADED',
  'FAULTED',
  'UNAVAIL',
  'OFFLINE',
  'REMOVED',
  'SPLIT',
  'SUSPENDED',
  'TRANSITIONING',
] satisfies readonly PoolKstatState[];

/** Letters of `spa_txg_history_show` in `module/zfs/spa_stats.c`. */
const TXG_STATES: Readonly<Record<string, TxgState>> = {
  O: 'open',
  Q: 'quiescing',
  W: 'waiting',
  S: 'syncing',
  C: 'committed',
};

/**
 * Statistics that the kernel keeps in `/proc/spl/kstat/zfs`. Reading them is no ioctl, takes no lock of a pool and cannot
 * hang on one. Every method throws ZfsError `ENOENT` where the kernel has no such statistic or pool, `ZFSKIT_BAD_REPLY`
 * where its text is not understood, `ZFSKIT_REPLY_TOO_LARGE`, `ZFSKIT_NO_PERMISSION`.
 */
export class Kstats {
  /** The adaptive replacement cache. */
  arcstats(): Promise<NamedKstat<(typeof ARC_COUNTERS)[number]>> {
    return named('arcstats', ARC_COUNTERS);
  }

  /** Intent logs of all pools. */
  zil(): Promise<NamedKstat<(typeof ZIL_COUNTERS)[number]>> {
    return named('zil', ZIL_COUNTERS);
  }

  /** Transactions, and why they waited. */
  dmuTx(): Promise<NamedKstat<(typeof DMU_TX_COUNTERS)[number]>> {
    return named('dmu_tx', DMU_TX_COUNTERS);
  }

  /** Buffers of data. */
  abdstats(): Promise<NamedKstat<(typeof ABD_COUNTERS)[number]>> {
    return named('abdstats', ABD_COUNTERS);
  }

  /**
   * State of a pool, read without a lock: also of a pool on which everything else hangs. Releases before 2.3 say nothing of a
   * suspension when the pool's `failmode` is `continue` (`spa_state_to_name` in `module/zfs/spa_misc.c`).
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`
   */
  async state(pool: string): Promise<PoolKstatState> {
    const text = (await readKstat(poolFile(pool, 'state'), 4096)).trim();
    return POOL_STATES.includes(text) ? (text as PoolKstatState) : 'UNKNOWN';
  }

  /**
   * Guid of a pool. Since 2.2.
   *
   * @throws ZfsError `ENOENT` (also in earlier releases), `ZFSKIT_INVALID_NAME`
   */
  async guid(pool: string): Promise<bigint> {
    const path = poolFile(pool, 'guid');
    return numberOf((await readKstat(path, 4096)).trim(), path);
  }

  /**
   * The latest transaction groups of a pool, oldest first; as many as the module parameter `zfs_txg_history` says.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`
   */
  async txgs(pool: string): Promise<TxgKstat[]> {
    const path = poolFile(pool, 'txgs');
    return parseTxgs(await readKstat(path), path);
  }

  /**
   * The latest reads of a pool, oldest first; none unless the module parameter `zfs_read_history` is above 0.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`
   */
  async reads(pool: string): Promise<ReadKstat[]> {
    const path = poolFile(pool, 'reads');
    return parseReads(await readKstat(path), path);
  }

  /**
   * What the mounted filesystems and the volumes of a pool read and wrote, by name. A dataset that nobody uses has none.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`
   */
  async datasets(pool: string): Promise<DatasetKstat[]> {
    const folder = checkName(pool, 'pool');
    const files = (await listKstats(folder)).filter((name) => /^objset-0x[0-9a-f]{1,16}$/.test(name));
    const read = await inTurn(files, (name) => datasetKstat(folder, name));
    return read.filter((kstat) => kstat !== undefined).sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
  }
}

/** Reads a table of transaction groups. @throws ZfsError `ZFSKIT_BAD_REPLY` */
export function parseTxgs(text: string, subject: string): TxgKstat[] {
  const columns = [
    'txg',
    'birth',
    'state',
    'ndirty',
    'nread',
    'nwritten',
    'reads',
    'writes',
    'otime',
    'qtime',
    'wtime',
    'stime',
  ] as const;
  return parseKstatTable(text, subject, columns).map((row) => {
    const number = (column: Exclude<(typeof columns)[number], 'state'>) => numberOf(row[column], subject);
    return {
      txg: number('txg'),
      birthNanoseconds: number('birth'),
      state: TXG_STATES[row.state] ?? 'unknown',
      dirtyBytes: number('ndirty'),
      readBytes: number('nread'),
      writtenBytes: number('nwritten'),
      reads: number('reads'),
      writes: number('writes'),
      openNanoseconds: number('otime'),
      quiesceNanoseconds: number('qtime'),
      waitNanoseconds: number('wtime'),
      syncNanoseconds: number('stime'),
    };
  });
}

/** Reads a table of reads. @throws ZfsError `ZFSKIT_BAD_REPLY` */
export function parseReads(text: string, subject: string): ReadKstat[] {
  const numbers = ['UID', 'start', 'objset', 'object', 'level', 'blkid', 'aflags', 'pid'] as const;
  return parseKstatTable(text, subject, [...numbers, 'origin', 'process'] as const).map((row) => {
    const number = (column: (typeof numbers)[number]) => numberOf(row[column], subject);
    return {
      id: number('UID'),
      startNanoseconds: number('start'),
      objset: number('objset'),
      object: number('object'),
      level: number('level'),
      blkid: number('blkid'),
      flags: number('aflags'),
      origin: row.origin,
      pid: number('pid'),
      process: row.process,
    };
  });
}

async function named<const N extends string>(name: string, counters: readonly N[]): Promise<NamedKstat<N>> {
  return parseNamedKstat(await readKstat(name), name, counters);
}

/** Nothing for a dataset that goes away while it is read. */
async function datasetKstat(pool: string, file: string): Promise<DatasetKstat | undefined> {
  const path = `${pool}/${file}`;
  try {
    const kstat = parseNamedKstat(await readKstat(path), path, DATASET_COUNTERS);
    const dataset = kstat.texts['dataset_name'];
    return dataset === undefined
      ? undefined
      : { ...kstat, dataset, objset: BigInt(file.slice('objset-'.length)) };
  } catch (error) {
    if (error instanceof ZfsError && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** One after the other: a pool may have thousands of datasets, and a process few descriptors. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function poolFile(pool: string, file: string): string {
  return `${checkName(pool, 'pool')}/${file}`;
}
