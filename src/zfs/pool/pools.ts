import { call, type Transport, ZfsError } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { encodeProperties, poolContext } from '../property/encode-properties.ts';
import type { PoolPropertyInputs } from '../property/property-values.ts';
import { createPool, type NewPool } from './create-pool.ts';
import { PoolProperties } from './pool-properties.ts';
import { type PoolStatus, readPoolStatus } from './pool-status.ts';
import { Scans } from './scans.ts';
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

  #encode(subject: string, properties: PoolPropertyInputs): Record<string, bigint | string> {
    const { release } = this.#transport.abi;
    return encodeProperties(properties, poolContext({ release, subject, creating: true }));
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
