import { call, checkName, type Transport, ZfsError } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { datasetContext, encodeProperties, poolContext } from '../property/encode-properties.ts';
import type { DatasetPropertyInputs, PoolPropertyInputs } from '../property/property-values.ts';
import {
  type ImportableSearch,
  type ImportOptions,
  type ImportTarget,
  importablePools,
  importPool,
  previewRewind,
} from './import-pool.ts';
import type { ImportablePool } from './importable-pool.ts';
import { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool-features.ts';
import { type PoolStatus, readPoolStatus } from './pool-status.ts';
import type { RewindPolicy, Rewound } from './rewind-policy.ts';
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
   * State, vdevs and latest scan of a pool. ZFS_IOC_POOL_STATS.
   *
   * @throws ZfsError `ENOENT`
   */
  async status(name: string): Promise<PoolStatus> {
    const { zc_nvlist_dst: config, zc_cookie: errno } = await call(this.#transport, 'ZFS_IOC_POOL_STATS', {
      zc_name: name,
    });
    try {
      if (config) return readPoolStatus(config, Number(errno));
    } catch (cause) {
      throw badConfig(name, `the configuration is not understood: ${(cause as Error).message}`, cause);
    }
    throw badConfig(name, 'the kernel gave no configuration');
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

function badConfig(subject: string, why: string, cause?: unknown): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_BAD_REPLY',
    message: `${subject}: ${why}`,
    ioctl: 'ZFS_IOC_POOL_STATS',
    subject,
    cause,
  });
}
