import { call, isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { type Nvlist, type NvTyped, uint64 } from '../../nvlist/index.ts';
import { createPool, type NewPool } from './create-pool.ts';
import { type DataError, type ErrorLogOptions, readErrorLog } from './error-log.ts';
import { poolHealth } from './health.ts';
import {
  type ImportableSearch,
  type ImportOptions,
  type ImportTarget,
  importablePools,
  importPool,
  previewRewind,
} from './import-pool.ts';
import type { ImportablePool } from './importable-pool.ts';
import { type IostatOptions, type IostatSample, iostat } from './iostat.ts';
import type { PoolProblem } from './pool-problems.ts';
import {
  type ActivityProgress,
  type MeasuredActivity,
  type ProgressWatchOptions,
  poolProgress,
} from './pool-progress.ts';
import { PoolProperties } from './pool-properties.ts';
import { type PoolStatus, readPoolStatus } from './pool-status.ts';
import type { RewindPolicy, Rewound } from './rewind-policy.ts';
import { type AnswerLimits, readStatsConfig, understood } from './stats-config.ts';
import { type PoolActivity, type WaitOptions, waitForActivity } from './wait-for-activity.ts';

/** A pool's configuration as the kernel keeps it: enough to import the pool again. */
export interface PoolConfig {
  readonly name: string;
  readonly guid: bigint;
  /** The whole configuration, for reading and for `import`. */
  readonly config: Nvlist;
}

/** Which table to load: the dedup table (2.3.0) or the block reference table of cloned blocks (2.4.0). */
export type PrefetchTable = 'ddt' | 'brt';

/** Which entries of the dedup table to drop: those older than some seconds, or the oldest of a hundred. */
export type DedupPrune = { readonly olderThanSeconds: bigint } | { readonly percent: number };

/** `zpool_prefetch_type_t` and first release of each. */
const PREFETCH = { ddt: [1, '2.3.0'], brt: [2, '2.4.0'] } as const;

/** `zpool_ddt_prune_unit_t`. */
const PRUNE_BY_AGE = 1;
const PRUNE_BY_PERCENTAGE = 2;

/** The version of a boot environment that is an nvlist (`VB_NVLIST` in `include/sys/vdev_impl.h`). */
const BOOTENV_NVLIST = 1n;

/** Storage pools. */
export class Pools {
  readonly #transport: Transport;
  /** Properties of pools, and their features. */
  readonly properties: PoolProperties;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.properties = new PoolProperties(transport);
  }

  /**
   * Creates a pool on vdevs, whose content is lost. Nothing is mounted, and nothing is checked but what the kernel checks: see
   * `checkLayout`. ZFS_IOC_POOL_CREATE; the files of zpool-features(7) are read where `compatibility` names them.
   *
   * @throws ZfsError `EEXIST`, `EBUSY` (a device is in use), `EOVERFLOW` (smaller than 64 MiB), `ENOENT` or `ENXIO` (a
   *   device is not there), `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_UNSUPPORTED`
   *   (draid before 2.1)
   */
  create(name: string, pool: NewPool): Promise<void> {
    return createPool(this.#transport, name, pool);
  }

  /**
   * Destroys a pool with everything in it. ZFS_IOC_POOL_DESTROY.
   *
   * @throws ZfsError `ENOENT`, `EBUSY` (something is mounted or in use)
   */
  async destroy(name: string): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_POOL_DESTROY', { zc_name: name });
  }

  /**
   * Exports a pool: it is closed and can be imported again, here or elsewhere. ZFS_IOC_POOL_EXPORT.
   *
   * @param options.force - also when a shared spare is in use
   * @param options.hardForce - without writing anything: its labels go on to say that this host has it. For a pool whose
   *   devices are gone for good
   * @throws ZfsError `ENOENT`, `EBUSY`, `EXDEV`, `ZFS_ERR_EXPORT_IN_PROGRESS`
   */
  async export(
    name: string,
    options: { force?: boolean | undefined; hardForce?: boolean | undefined } = {},
  ): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_POOL_EXPORT', {
      zc_name: name,
      zc_cookie: options.force ? 1n : 0n,
      zc_guid: options.hardForce ? 1n : 0n,
    });
  }

  /**
   * Imports a pool, under its own or another name. Nothing is mounted, no key is loaded. A pool that another host may have is
   * refused, as `zpool import` without -f does it. ZFS_IOC_POOL_IMPORT.
   *
   * @returns how far it was taken back, with `rewind`
   * @throws ZfsError `EEXIST` (imported already), `ENOENT` (not found, or nothing to import there), `ENXIO` (devices missing),
   *   `EINVAL` (the guid changed), `ENOTSUP` (features), `EREMOTEIO` (multi-host protection sees another host),
   *   `ZFS_ERR_NO_CHECKPOINT`, `ZFSKIT_ACTIVE_ELSEWHERE`, `ZFSKIT_AMBIGUOUS`, `ZFSKIT_BAD_CACHE_FILE`,
   *   `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_INVALID_NAME`; the signal's reason
   */
  import(target: ImportTarget, options?: ImportOptions): Promise<Rewound | undefined> {
    return importPool(this.#transport, target, options);
  }

  /**
   * The configurations of all imported pools, by name. ZFS_IOC_POOL_CONFIGS.
   *
   * @param limits - how long to wait: the kernel takes a lock for it that a pool in trouble may hold
   * @throws ZfsError `ZFSKIT_DEADLINE`; the signal's reason
   */
  async configs(limits?: AnswerLimits): Promise<Map<string, PoolConfig>> {
    const { zc_nvlist_dst: configs = {} } = await call(this.#transport, 'ZFS_IOC_POOL_CONFIGS', {}, limits);
    return new Map(
      Object.entries(configs).map(([name, config]) => [
        name,
        { name, guid: config.getUint64('pool_guid'), config },
      ]),
    );
  }

  /**
   * State, vdevs, statistics and background work of a pool. ZFS_IOC_POOL_STATS.
   *
   * @param limits - how long to wait for a pool that may be suspended
   * @throws ZfsError `ENOENT`, `ZFSKIT_DEADLINE`, `ZFSKIT_BAD_REPLY`; the signal's reason
   */
  async status(name: string, limits?: AnswerLimits): Promise<PoolStatus> {
    const { config, errno } = await readStatsConfig(this.#transport, name, limits);
    return understood(name, () => readPoolStatus(config, errno));
  }

  /**
   * Waits until an activity on a pool has ended; one that is paused or suspended counts as ended (`spa_activity_in_progress` in
   * `module/zfs/spa.c`). ZFS_IOC_WAIT.
   *
   * @returns whether there was something to wait for
   * @throws ZfsError `ENOENT`, `ZFSKIT_UNSUPPORTED` (`raidz_expand` before 2.3), `ZFSKIT_INVALID_ARGUMENT` (no such activity, or
   *   a vdev with another one), `ZFSKIT_NO_VDEV`, `ZFSKIT_AMBIGUOUS`; the signal's reason
   */
  wait(name: string, activity: PoolActivity, options?: WaitOptions): Promise<boolean> {
    return waitForActivity(this.#transport, name, activity, options);
  }

  /**
   * What is wrong with a pool, as `zpool_get_status` of libzfs decides, but all of it: the first problem is the one that zpool
   * status reports. Empty for a healthy pool; problems of severity `info` are none for `zpool status -x`.
   *
   * Whether the pool is suspended is read from `/proc/spl/kstat/zfs/POOL/state`, which takes no lock. Such a pool is asked for
   * its devices for 2 seconds, and for no property. ZFS_IOC_POOL_STATS, ZFS_IOC_POOL_GET_PROPS.
   *
   * @param limits - how long to wait for each answer otherwise: before 2.3 a suspension with `failmode=continue` is not seen there
   * @throws ZfsError `ENOENT`, `ZFSKIT_DEADLINE`, `ZFSKIT_INVALID_NAME`, `ZFSKIT_BAD_REPLY`; the signal's reason
   */
  health(name: string, limits?: AnswerLimits): Promise<PoolProblem[]> {
    return poolHealth(this.#transport, name, limits);
  }

  /**
   * Files and other objects with data errors, each once, in the order of `zpool status -v`: by dataset and object as they
   * stand in memory. ZFS_IOC_ERROR_LOG, then ZFS_IOC_DSOBJ_TO_DSNAME and ZFS_IOC_OBJ_TO_PATH for each.
   *
   * @throws ZfsError `ENOENT`, `EAGAIN` (the pool is suspended), `ZFSKIT_INVALID_NAME`, `ZFSKIT_REPLY_TOO_LARGE`
   */
  errors(name: string, options?: ErrorLogOptions): AsyncGenerator<DataError, void, void> {
    return readErrorLog(this.#transport, name, options);
  }

  /**
   * What a pool reads and writes, as `zpool iostat`: first since it was imported, then for each interval. A vdev that came in
   * between, or was opened again, is counted from then on. ZFS_IOC_POOL_STATS for each sample.
   *
   * @throws ZfsError `ENOENT` (also when the pool goes away), `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT` (the interval),
   *   `ZFSKIT_BAD_REPLY`
   */
  iostat(name: string, options?: IostatOptions): AsyncGenerator<IostatSample, void, void> {
    return iostat(this.#transport, name, options);
  }

  /**
   * Follows work in the background of a pool. The last item is that of the end: finished, canceled or paused, which is an end
   * as it is for zpool wait. One item when it is over already, none when it never was. ZFS_IOC_POOL_STATS for each item.
   *
   * @throws ZfsError `ENOENT` (also when the pool goes away), `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`
   */
  progress(
    name: string,
    activity: MeasuredActivity,
    options?: ProgressWatchOptions,
  ): AsyncGenerator<ActivityProgress, void, void> {
    return poolProgress(this.#transport, name, activity, options);
  }

  /**
   * The pools on some devices, or in a cache file, that are not imported on this host, as the kernel sees each. Imports nothing.
   * ZFS_IOC_POOL_CONFIGS, ZFS_IOC_POOL_TRYIMPORT.
   *
   * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_BAD_CACHE_FILE`; the signal's reason
   */
  importable(search?: ImportableSearch): Promise<ImportablePool[]> {
    return importablePools(this.#transport, search);
  }

  /** How far a pool must be taken back to be imported. See {@link previewRewind}. */
  previewRewind(
    target: ImportTarget,
    rewind: RewindPolicy,
    options?: ImportOptions,
  ): Promise<Rewound | undefined> {
    return previewRewind(this.#transport, target, rewind, options);
  }

  /**
   * Makes a checkpoint of the whole pool, to which an import can rewind. ZFS_IOC_POOL_CHECKPOINT.
   *
   * @throws ZfsError `ENOENT`, `ENOTSUP` (the feature is not enabled), `ZFS_ERR_CHECKPOINT_EXISTS`,
   *   `ZFS_ERR_DISCARDING_CHECKPOINT`, `ZFS_ERR_DEVRM_IN_PROGRESS`, `ZFS_ERR_RAIDZ_EXPAND_IN_PROGRESS`,
   *   `ZFS_ERR_VDEV_TOO_BIG`
   */
  async checkpoint(pool: string): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_POOL_CHECKPOINT', { zc_name: pool, innvl: {} });
  }

  /**
   * Discards the checkpoint; its space becomes free in the background. ZFS_IOC_POOL_DISCARD_CHECKPOINT.
   *
   * @throws ZfsError `ENOENT`, `ZFS_ERR_NO_CHECKPOINT`, `ZFS_ERR_DISCARDING_CHECKPOINT`
   */
  async discardCheckpoint(pool: string): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_POOL_DISCARD_CHECKPOINT', { zc_name: pool, innvl: {} });
  }

  /**
   * Writes all that is in memory to disk: resolves when the open transaction group has been synced. ZFS_IOC_POOL_SYNC.
   *
   * @param options.force - also writes labels and configuration where nothing changed
   * @throws ZfsError `ENOENT`
   */
  async sync(pool: string, options: { force?: boolean | undefined } = {}): Promise<void> {
    const innvl = { force: options.force ?? false };
    await call(this.#transport, 'ZFS_IOC_POOL_SYNC', { zc_name: pool, innvl });
  }

  /**
   * Reopens all vdevs. ZFS_IOC_POOL_REOPEN, zpool-reopen(8).
   *
   * @param options.restartScrub - false to let a running scrub go on even where a resilver is due. Default true
   * @throws ZfsError `ENOENT`
   */
  async reopen(pool: string, options: { restartScrub?: boolean | undefined } = {}): Promise<void> {
    const innvl = { scrub_restart: options.restartScrub ?? true };
    await call(this.#transport, 'ZFS_IOC_POOL_REOPEN', { zc_name: pool, innvl });
  }

  /**
   * Gives a pool a new guid, so that it can be imported beside a copy of itself. ZFS_IOC_POOL_REGUID.
   *
   * @param options.guid - the new guid, since 2.3.0; random when left out
   * @throws ZfsError `ENOENT`, `ENXIO` (not healthy), `EEXIST` (a pool of that guid is imported), `EINVAL` (the guid cannot
   *   be used), `ZFS_ERR_CHECKPOINT_EXISTS`, `ZFS_ERR_DISCARDING_CHECKPOINT`, `ZFSKIT_UNSUPPORTED`
   */
  async reguid(pool: string, options: { guid?: bigint | undefined } = {}): Promise<void> {
    const { guid } = options;
    await call(this.#transport, 'ZFS_IOC_POOL_REGUID', {
      zc_name: pool,
      ...(guid !== undefined && { zc_nvlist_src: { guid } }),
    });
  }

  /**
   * Drops entries of blocks that are there once from the dedup table. Such a block can then no longer be deduplicated, and
   * nothing else happens to it. Since 2.3.0. ZFS_IOC_DDT_PRUNE, zpool-ddtprune(8).
   *
   * @throws ZfsError `ENOENT`, `ENOTSUP` (the feature `fast_dedup` is not enabled), `EALREADY` (one runs),
   *   `ZFSKIT_UNSUPPORTED`, `ZFSKIT_INVALID_ARGUMENT`
   */
  async pruneDedupTable(
    pool: string,
    prune: DedupPrune,
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    await call(
      this.#transport,
      'ZFS_IOC_DDT_PRUNE',
      { zc_name: pool, innvl: pruneArguments(pool, prune) },
      options,
    );
  }

  /**
   * Loads a table into memory; resolves when it is there. ZFS_IOC_POOL_PREFETCH, zpool-prefetch(8).
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_UNSUPPORTED`
   */
  async prefetch(
    pool: string,
    table: PrefetchTable,
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    if (!Object.hasOwn(PREFETCH, table)) throw invalid(pool, `there is no table ${JSON.stringify(table)}`);
    const [prefetch_type, since] = PREFETCH[table];
    if (!isAtLeast(this.#transport.abi.release, since)) {
      throw new ZfsError({
        code: 'ZFSKIT_UNSUPPORTED',
        message: `${pool}: the ${table} cannot be prefetched before OpenZFS ${since}`,
        ioctl: 'ZFS_IOC_POOL_PREFETCH',
        subject: pool,
      });
    }
    await call(
      this.#transport,
      'ZFS_IOC_POOL_PREFETCH',
      { zc_name: pool, innvl: { prefetch_type } },
      options,
    );
  }

  /**
   * What boot loaders keep in the labels of a pool, by name and with types; empty where there is nothing. A text that GRUB
   * or FreeBSD wrote without a list comes under `grub:envmap` or `freebsd:bootonce` (`vdev_label_read_bootenv` in
   * `module/zfs/vdev_label.c`). ZFS_IOC_GET_BOOTENV.
   *
   * @throws ZfsError `ENOENT`
   */
  async bootenv(pool: string): Promise<Record<string, NvTyped>> {
    const { outnvl } = await call(this.#transport, 'ZFS_IOC_GET_BOOTENV', { zc_name: pool, innvl: {} });
    const { version: _, ...entries } = outnvl;
    // The labels of a new pool are zeros, which the kernel takes for an empty text.
    const { 'grub:envmap': text, ...others } = entries;
    return text?.value === '' ? others : entries;
  }

  /**
   * Replaces what boot loaders keep in the labels of a pool, all of it. A host that boots from the pool may not come up
   * with other entries than its boot loader wrote. ZFS_IOC_SET_BOOTENV.
   *
   * @param entries - values with their types, made with `string`, `uint64`, ... of `zfskit/nvlist`
   * @throws ZfsError `ENOENT`, `E2BIG` (more than about 128 KiB), `ENXIO` (no device took it), `ZFSKIT_INVALID_ARGUMENT`
   */
  async setBootenv(pool: string, entries: Readonly<Record<string, NvTyped>>): Promise<void> {
    if (Object.hasOwn(entries, 'version')) throw invalid(pool, 'the entry "version" is not for callers');
    const innvl = { ...entries, version: uint64(BOOTENV_NVLIST) };
    await call(this.#transport, 'ZFS_IOC_SET_BOOTENV', { zc_name: pool, innvl });
  }
}

function pruneArguments(pool: string, prune: DedupPrune) {
  if ('olderThanSeconds' in prune) {
    return { ddt_prune_unit: PRUNE_BY_AGE, ddt_prune_amount: prune.olderThanSeconds };
  }
  const { percent } = prune;
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
    throw invalid(pool, 'a percentage is a whole number from 1 to 100');
  }
  return { ddt_prune_unit: PRUNE_BY_PERCENTAGE, ddt_prune_amount: BigInt(percent) };
}

function invalid(pool: string, why: string): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${pool}: ${why}`, subject: pool });
}
