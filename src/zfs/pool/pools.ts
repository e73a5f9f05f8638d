import { call, type Transport } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
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
  type FollowedActivity,
  type ProgressWatchOptions,
  poolProgress,
} from './pool-progress.ts';
import { PoolProperties } from './pool-properties.ts';
import { type PoolStatus, readPoolStatus } from './pool-status.ts';
import type { RewindPolicy, Rewound } from './rewind-policy.ts';
import { Scans } from './scans.ts';
import { readStatsConfig, understood } from './stats-config.ts';
import { PoolUpkeep } from './upkeep.ts';
import { type PoolActivity, type WaitOptions, waitForActivity } from './wait-for-activity.ts';

/** A pool's configuration as the kernel keeps it: enough to import the pool again. */
export interface PoolConfig {
  readonly name: string;
  readonly guid: bigint;
  /** The whole configuration, for reading and for `import`. */
  readonly config: Nvlist;
}

/** Storage pools. */
export class Pools {
  readonly #transport: Transport;
  /** Properties of pools, and their features. */
  readonly properties: PoolProperties;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.properties = new PoolProperties(transport);
  }

  /** Creates a pool on vdevs, whose content is lost. See {@link createPool}. */
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

  /** The configurations of all imported pools, by name. ZFS_IOC_POOL_CONFIGS. */
  async configs(): Promise<Map<string, PoolConfig>> {
    const { zc_nvlist_dst: configs = {} } = await call(this.#transport, 'ZFS_IOC_POOL_CONFIGS', {});
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
   * @throws ZfsError `ENOENT`, `ZFSKIT_BAD_REPLY`
   */
  async status(name: string): Promise<PoolStatus> {
    const { config, errno } = await readStatsConfig(this.#transport, name);
    return understood(name, () => readPoolStatus(config, errno));
  }

  /**
   * Starts a scrub, or resumes a paused one; it goes on in the background. See {@link Scans.scrub}.
   *
   * @throws ZfsError `ENOENT`, `EBUSY` (a resilver or scrub runs)
   */
  async scrub(name: string): Promise<void> {
    await new Scans(this.#transport).scrub(name);
  }

  /**
   * Gives a pool a new, random guid, so that it can be imported beside a copy of itself. ZFS_IOC_POOL_REGUID.
   *
   * @throws ZfsError `ENOENT`, `ENXIO` (not healthy), `ZFS_ERR_CHECKPOINT_EXISTS`
   */
  async reguid(name: string): Promise<void> {
    await new PoolUpkeep(this.#transport).reguid(name);
  }

  /** Waits until an activity on a pool has ended. See {@link waitForActivity}. */
  wait(name: string, activity: PoolActivity, options?: WaitOptions): Promise<boolean> {
    return waitForActivity(this.#transport, name, activity, options);
  }

  /** What is wrong with a pool, and what can be done; empty when it is healthy. See {@link poolHealth}. */
  health(name: string): Promise<PoolProblem[]> {
    return poolHealth(this.#transport, name);
  }

  /** Files and objects with data errors that could not be repaired. See {@link readErrorLog}. */
  errors(name: string, options?: ErrorLogOptions): AsyncGenerator<DataError, void, void> {
    return readErrorLog(this.#transport, name, options);
  }

  /** What a pool reads and writes. See {@link iostat}. */
  iostat(name: string, options?: IostatOptions): AsyncGenerator<IostatSample, void, void> {
    return iostat(this.#transport, name, options);
  }

  /** Follows work in the background until it is over. See {@link poolProgress}. */
  progress(
    name: string,
    activity: FollowedActivity,
    options?: ProgressWatchOptions,
  ): AsyncGenerator<ActivityProgress, void, void> {
    return poolProgress(this.#transport, name, activity, options);
  }

  /** The pools that could be imported. See {@link importablePools}. */
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
}
