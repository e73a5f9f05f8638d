import { call, checkName, type Transport, ZfsError } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { datasetContext, encodeProperties, poolContext } from '../property/encode-properties.ts';
import type { DatasetPropertyInputs, PoolPropertyInputs } from '../property/property-values.ts';
import { type DataError, type ErrorLogOptions, readErrorLog } from './error-log.ts';
import { poolHealth } from './health.ts';
import { type IostatOptions, type IostatSample, iostat } from './iostat.ts';
import { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool-features.ts';
import type { PoolProblem } from './pool-problems.ts';
import {
  type ActivityProgress,
  type PoolActivity,
  type ProgressWatchOptions,
  poolProgress,
} from './pool-progress.ts';
import { type PoolStatus, readPoolStatus } from './pool-status.ts';
import { readStatsConfig, understood } from './stats-config.ts';
import { rootVdev, type Vdev } from './vdev.ts';

/** A pool to create. */
export interface NewPool {
  /** Top-level vdevs, made with `file`, `disk` and `mirror`. They are overwritten without a question. */
  readonly vdevs: readonly Vdev[];
  readonly properties?: PoolPropertyInputs | undefined;
  /** Properties of the pool's root dataset. */
  readonly rootProperties?: DatasetPropertyInputs | undefined;
  /** Features to enable: all that the module knows (default), none, or a list. */
  readonly features?: 'all' | 'none' | readonly PoolFeature[] | undefined;
}

/** A pool's configuration as the kernel keeps it: enough to import the pool again. */
export interface PoolConfig {
  readonly name: string;
  readonly guid: bigint;
  /** The whole configuration, for reading and for `import`. */
  readonly config: Nvlist;
}

/** `pool_scan_func_t` of a scrub. */
const POOL_SCAN_SCRUB = 1n;

/** Storage pools. */
export class Pools {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Creates a pool on vdevs, whose content is lost. Nothing is mounted. ZFS_IOC_POOL_CREATE.
   *
   * @throws ZfsError `EEXIST`, `EBUSY` (a device is in use), `EOVERFLOW` (smaller than 64 MiB), `ENOENT` or `ENXIO` (a
   *   device is not there), `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_INVALID_ARGUMENT`
   */
  async create(name: string, pool: NewPool): Promise<void> {
    checkName(name, 'new-pool');
    const { release } = this.#transport.abi;
    const context = datasetContext({ release, subject: name, kind: 'filesystem', creating: true });
    const rootProperties = encodeProperties(pool.rootProperties ?? {}, context);
    const properties = this.#encode(name, pool.properties ?? {});
    const features = this.#features(name, pool.features ?? 'all');
    await call(this.#transport, 'ZFS_IOC_POOL_CREATE', {
      zc_name: name,
      // The kernel takes the sector size from the vdevs alone; the property by itself would only look as if it held.
      zc_nvlist_conf: rootVdev(pool.vdevs, properties['ashift'] as bigint | undefined),
      zc_nvlist_src: { ...properties, ...features, 'root-props-nvl': rootProperties },
    });
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
   * @throws ZfsError `ENOENT`, `EBUSY`, `EXDEV`, `ZFS_ERR_EXPORT_IN_PROGRESS`
   */
  async export(name: string, options: { force?: boolean | undefined } = {}): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_POOL_EXPORT', { zc_name: name, zc_cookie: options.force ? 1n : 0n });
  }

  /**
   * Imports a pool by a configuration that was read before, under its own or another name. ZFS_IOC_POOL_IMPORT.
   *
   * @throws ZfsError `EEXIST` (imported already), `ENOENT`, `ENXIO` (devices missing), `EINVAL` (the guid changed),
   *   `ENOTSUP` (features)
   */
  async import(
    pool: PoolConfig,
    options: { name?: string | undefined; properties?: PoolPropertyInputs | undefined } = {},
  ): Promise<void> {
    const name = options.name ?? pool.name;
    await call(this.#transport, 'ZFS_IOC_POOL_IMPORT', {
      zc_name: name,
      zc_guid: pool.guid,
      zc_nvlist_conf: pool.config,
      zc_nvlist_src: this.#encode(name, options.properties ?? {}),
    });
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
   * Starts a scrub, or resumes a paused one; it goes on in the background. ZFS_IOC_POOL_SCAN.
   *
   * @throws ZfsError `ENOENT`, `EBUSY` (a resilver or scrub runs)
   */
  async scrub(name: string): Promise<void> {
    try {
      await call(this.#transport, 'ZFS_IOC_POOL_SCAN', { zc_name: name, zc_cookie: POOL_SCAN_SCRUB });
    } catch (error) {
      // Releases before 2.3.3 answer so when a paused scrub was resumed.
      if (!(error instanceof ZfsError && error.code === 'ECANCELED')) throw error;
    }
  }

  /**
   * Gives a pool a new, random guid, so that it can be imported beside a copy of itself. ZFS_IOC_POOL_REGUID.
   *
   * @throws ZfsError `ENOENT`, `ENXIO` (not healthy), `ZFS_ERR_CHECKPOINT_EXISTS`
   */
  async reguid(name: string): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_POOL_REGUID', { zc_name: name });
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
    activity: PoolActivity,
    options?: ProgressWatchOptions,
  ): AsyncGenerator<ActivityProgress, void, void> {
    return poolProgress(this.#transport, name, activity, options);
  }

  #encode(subject: string, properties: PoolPropertyInputs): Record<string, bigint | string> {
    const { release } = this.#transport.abi;
    return encodeProperties(properties, poolContext({ release, subject, creating: true }));
  }

  #features(pool: string, wanted: 'all' | 'none' | readonly PoolFeature[]): Record<string, bigint> {
    const known = poolFeaturesOf(this.#transport.abi.release);
    const features = wanted === 'all' ? known : wanted === 'none' ? [] : wanted;
    for (const feature of features) {
      if (known.includes(feature)) continue;
      const since = Object.hasOwn(POOL_FEATURES, feature) ? ` before OpenZFS ${POOL_FEATURES[feature]}` : '';
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_PROPERTY',
        message: `${pool}: there is no pool feature ${JSON.stringify(feature)}${since}`,
        subject: pool,
      });
    }
    return Object.fromEntries(features.map((feature) => [`feature@${feature}`, 0n]));
  }
}
