import { call, checkName, poolOf, type Transport, ZfsError } from '../ioctl/index.ts';
import { datasetContext, encodeProperties } from './property/encode-properties.ts';
import type { UserPropertyName } from './property/property-values.ts';

/** Snapshots, many at a time. */
export class Snapshots {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Makes snapshots of one or more datasets of a pool in one transaction group: all of them or none. ZFS_IOC_SNAPSHOT.
   *
   * @param names - full names, `pool/fs@snapshot`; at most one of each dataset
   * @param options.properties - user properties to set on each
   * @throws ZfsError with the snapshots that failed in `failures`; `EEXIST`, `ENOENT`, `EXDEV`, `EDQUOT`,
   *   `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`
   */
  async create(
    names: readonly string[],
    options: { properties?: Readonly<Record<UserPropertyName, string>> | undefined } = {},
  ): Promise<void> {
    const { pool, snaps } = inOnePool(names, 'new-snapshot');
    const { release } = this.#transport.abi;
    const context = datasetContext({ release, subject: pool, kind: 'snapshot', creating: true });
    const props = encodeProperties(options.properties ?? {}, context);
    const texts = Object.entries(props).map(([name, value]) => [name, String(value)] as const);
    await call(this.#transport, 'ZFS_IOC_SNAPSHOT', {
      zc_name: pool,
      innvl: texts.length > 0 ? { snaps, props: Object.fromEntries(texts) } : { snaps },
    });
  }

  /**
   * Destroys snapshots of one pool. Snapshots that do not exist count as destroyed. ZFS_IOC_DESTROY_SNAPS.
   *
   * @param names - full names
   * @param options.defer - destroy those that are held or cloned as soon as they no longer are
   * @throws ZfsError with the snapshots that failed in `failures`, in which case none was destroyed: `EBUSY` (held),
   *   `EEXIST` (cloned)
   */
  async destroy(names: readonly string[], options: { defer?: boolean | undefined } = {}): Promise<void> {
    const { pool, snaps } = inOnePool(names, 'snapshot');
    await call(this.#transport, 'ZFS_IOC_DESTROY_SNAPS', {
      zc_name: pool,
      innvl: { snaps, defer: options.defer ?? false },
    });
  }
}

function inOnePool(
  names: readonly string[],
  kind: 'snapshot' | 'new-snapshot',
): { pool: string; snaps: Record<string, true> } {
  const snaps: Record<string, true> = Object.create(null);
  for (const name of names) snaps[checkName(name, kind)] = true;
  const pools = [...new Set(names.map(poolOf))];
  const [pool] = pools;
  if (pool === undefined || pools.length > 1) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message:
        pool === undefined
          ? 'no snapshot is named'
          : `the snapshots are in several pools (${pools.join(', ')}): one call works on one pool`,
    });
  }
  return { pool, snaps };
}
