import {
  call,
  capabilitiesOf,
  checkName,
  isAtLeast,
  parseRelease,
  type Release,
  type Transport,
  ZfsError,
} from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { readCompatibility } from './compatibility.ts';
import { FEATURE_DEFINITIONS } from './feature-table.ts';
import { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool-features.ts';
import { readPoolProperty } from './pool-property.ts';
import { readStatsConfig, understood } from './stats-config.ts';

/** On-disk version of pools that have features (`SPA_VERSION_FEATURES`). */
const VERSION_OF_FEATURES = 5000n;

/** A feature as a pool has it. */
export interface FeatureStatus {
  /** Name as in zpool-features(7); the guid where zfskit does not know the feature. */
  readonly name: PoolFeature | (string & {});
  /** Name on disk. */
  readonly guid: string;
  /** Not there, allowed, or in use: what `zpool get feature@name` says. */
  readonly state: 'disabled' | 'enabled' | 'active';
  /** Things in the pool that use it; 0 unless active. */
  readonly refcount: bigint;
  /** A module without it can import the pool read-only; undefined where zfskit does not know the feature. */
  readonly readonlyCompatible: boolean | undefined;
  /** The loaded module knows it. */
  readonly supported: boolean;
}

/** What of a pool stands in the way of a module. */
export interface Portability {
  /** The pool can be imported. */
  readonly readWrite: boolean;
  /** It can be imported read-only at least. */
  readonly readOnly: boolean;
  /** Active features that are unknown there: with one of the first kind it cannot be imported at all. */
  readonly blocking: readonly FeatureStatus[];
  readonly blockingWrites: readonly FeatureStatus[];
  /** Enabled features that are unknown there: they stand in the way as soon as something uses them. */
  readonly risky: readonly FeatureStatus[];
}

/** Features of pools: zpool-features(7). */
export class Features {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * The features that ZFS knows, by short name: of a loaded module out of `/sys/module/zfs/features.pool`.
   *
   * @throws ZfsError `ZFSKIT_NO_DEVICE`
   */
  known(): ReadonlySet<string> {
    return capabilitiesOf(this.#transport).features;
  }

  /**
   * Every feature that the loaded module knows, and every other that the pool has, in the order of zpool-features(7).
   * ZFS_IOC_POOL_STATS.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`
   */
  async list(pool: string): Promise<FeatureStatus[]> {
    const { config } = await readStatsConfig(this.#transport, pool);
    return understood(pool, () => readFeatures(config, this.#supported()));
  }

  /**
   * Enables features, and those that they need, with one call. There is no way back. ZFS_IOC_POOL_SET_PROPS.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`; `ZFSKIT_INVALID_PROPERTY` (the loaded module does not know a feature);
   *   `ZFSKIT_INVALID_ARGUMENT` (none is named)
   */
  async enable(pool: string, features: readonly PoolFeature[]): Promise<void> {
    checkName(pool, 'pool');
    if (features.length === 0)
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: `${pool}: no feature is named`,
        subject: pool,
      });
    for (const feature of features) this.#check(pool, feature);
    const properties = Object.fromEntries(features.map((feature) => [`feature@${feature}`, 0n]));
    await call(this.#transport, 'ZFS_IOC_POOL_SET_PROPS', { zc_name: pool, zc_nvlist_src: properties });
  }

  /**
   * Enables what the loaded module knows and the pool's `compatibility` property allows, as `zpool upgrade` does; a pool of
   * an older version gets the present one first. There is no way back. ZFS_IOC_POOL_UPGRADE, ZFS_IOC_POOL_SET_PROPS.
   *
   * @returns the features that were enabled
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`; `ZFSKIT_INVALID_PROPERTY` (a file that `compatibility` names cannot be
   *   used: nothing is changed)
   */
  async upgrade(pool: string): Promise<PoolFeature[]> {
    const { config } = await readStatsConfig(this.#transport, pool);
    const value = await readPoolProperty(this.#transport, pool, 'compatibility');
    const { features: allowed } = await readCompatibility(typeof value === 'string' ? value : '');
    const [version, present] = understood(pool, () => [
      config.getUint64('version'),
      readFeatures(config, this.#supported()),
    ]);
    const missing = upgradable(present, allowed);
    if (version < VERSION_OF_FEATURES && value !== 'legacy')
      await call(this.#transport, 'ZFS_IOC_POOL_UPGRADE', { zc_name: pool, zc_cookie: VERSION_OF_FEATURES });
    if (missing.length > 0) await this.enable(pool, missing);
    return missing;
  }

  /**
   * Whether a module of another release could import the pool: active features that it does not know stop it, for writing
   * alone where they are compatible with reading (`spa_features_check` in `module/zfs/zfeature.c`). Nothing else is looked at.
   *
   * @param release - such as `2.1.11`
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`; `ZFSKIT_INVALID_ARGUMENT` (no release)
   */
  async portability(pool: string, release: string): Promise<Portability> {
    const target = parseRelease(release);
    if (!target)
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: `${JSON.stringify(release)} is no release such as 2.1.11`,
      });
    return portability(await this.list(pool), target);
  }

  #supported(): ReadonlySet<string> {
    return new Set(poolFeaturesOf(this.#transport.abi.release));
  }

  #check(pool: string, feature: PoolFeature): void {
    if (this.#supported().has(feature)) return;
    const since = Object.hasOwn(POOL_FEATURES, feature) ? ` before OpenZFS ${POOL_FEATURES[feature]}` : '';
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_PROPERTY',
      message: `${pool}: there is no pool feature ${JSON.stringify(feature)}${since}`,
      subject: pool,
    });
  }
}

/** What a pool's configuration says of its features. */
export function readFeatures(config: Nvlist, supported: ReadonlySet<string>): FeatureStatus[] {
  const stats = new Map<string, bigint>();
  for (const { name, value } of config.findList('feature_stats') ?? [])
    if (typeof value === 'bigint') stats.set(name, value);
  const known = (Object.keys(POOL_FEATURES) as PoolFeature[])
    .filter((name) => supported.has(name) || stats.has(FEATURE_DEFINITIONS[name].guid))
    .map((name) => {
      const { guid, readonlyCompatible } = FEATURE_DEFINITIONS[name];
      return featureStatus(name, guid, stats.get(guid), readonlyCompatible, supported.has(name));
    });
  const listed = new Set(known.map(({ guid }) => guid));
  const others = [...stats].filter(([guid]) => !listed.has(guid));
  return [...known, ...others.map(([guid, count]) => featureStatus(guid, guid, count, undefined, false))];
}

/** Features that `zpool upgrade` would enable. */
export function upgradable(
  present: readonly FeatureStatus[],
  allowed: ReadonlySet<PoolFeature> | undefined,
): PoolFeature[] {
  return present
    .filter(({ state, supported }) => state === 'disabled' && supported)
    .map(({ name }) => name as PoolFeature)
    .filter((name) => (allowed?.has(name) ?? true) && !FEATURE_DEFINITIONS[name].notByUpgrade);
}

/** What stands in the way of a module of a release. */
export function portability(features: readonly FeatureStatus[], release: Release): Portability {
  const unknown = features.filter(
    ({ name }) =>
      !Object.hasOwn(POOL_FEATURES, name) || !isAtLeast(release, POOL_FEATURES[name as PoolFeature]),
  );
  const active = unknown.filter(({ state }) => state === 'active');
  const blocking = active.filter(({ readonlyCompatible }) => readonlyCompatible !== true);
  return {
    readWrite: active.length === 0,
    readOnly: blocking.length === 0,
    blocking,
    blockingWrites: active.filter(({ readonlyCompatible }) => readonlyCompatible === true),
    risky: unknown.filter(({ state }) => state === 'enabled'),
  };
}

function featureStatus(
  name: string,
  guid: string,
  refcount: bigint | undefined,
  readonlyCompatible: boolean | undefined,
  supported: boolean,
): FeatureStatus {
  const state = refcount === undefined ? 'disabled' : refcount === 0n ? 'enabled' : 'active';
  return { name, guid, state, refcount: refcount ?? 0n, readonlyCompatible, supported };
}
