import { call, checkName, isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { checkUserPropertyName, encodeProperties, poolContext } from '../property/encode-properties.ts';
import { poolProperties } from '../property/pool-properties.ts';
import { existsIn, type PropertyDefinition } from '../property/property-definition.ts';
import type {
  PoolPropertyInputs,
  PoolPropertyName,
  PoolPropertyValue,
  UserPropertyName,
} from '../property/property-values.ts';
import type { Property, RawProperty } from '../property/read-properties.ts';
import { readAllReported, readReported } from '../property/read-reported.ts';
import { readCompatibility } from './compatibility.ts';
import { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool-features.ts';

/** State of a feature of a pool, by its short name as in zpool-features(7). */
export type FeaturePropertyName = `feature@${PoolFeature}`;

/** A pool property that can be read by name. */
export type ReadablePoolProperty = PoolPropertyName | UserPropertyName | FeaturePropertyName;

/** `enabled` but not in use, `active`, or `disabled`. */
export type FeaturePropertyValue = 'disabled' | 'enabled' | 'active';

type ReadPoolValue<N> = N extends PoolPropertyName
  ? PoolPropertyValue<N>
  : N extends FeaturePropertyName
    ? FeaturePropertyValue
    : string;

/** Pool properties by the names that were asked for; undefined for what the pool does not have. */
export type ReadPoolProperties<N extends ReadablePoolProperty> = {
  readonly [P in N]: Property<ReadPoolValue<P>> | undefined;
};

/** Pool properties to set; features can be enabled, and never disabled again. */
export type PoolPropertyChanges = PoolPropertyInputs & {
  readonly [name in FeaturePropertyName]?: 'enabled' | undefined;
};

/** The kernel takes these in when a pool is created or imported, and drops them without a word later (`spa_prop_set`). */
const NOT_LATER: Readonly<Record<string, string>> = {
  altroot: 'it can only be given at creation or import',
  readonly: 'it can only be given at import',
  dedupditto: 'it has no effect any more',
};

const FEATURE = 'feature@';
const definitions: Readonly<Record<string, PropertyDefinition>> = poolProperties;

/**
 * Properties of pools. Sizes are bytes; `capacity` and `fragmentation` are percent (2^64-1 where not known), `dedupratio` and
 * `bcloneratio` are hundredths (100 is 1.00), `health` is the state without regard to suspension.
 */
export class PoolProperties {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Reads some properties: native ones, user properties (since 2.2) and `feature@...`. ZFS_IOC_POOL_GET_PROPS, and
   * ZFS_IOC_POOL_STATS for features.
   *
   * @throws ZfsError `ENOENT` (`EFAULT` before 2.3), `ZFSKIT_INVALID_PROPERTY` (no such name in this release)
   */
  async get<const N extends ReadablePoolProperty>(
    pool: string,
    names: readonly N[],
  ): Promise<ReadPoolProperties<N>> {
    for (const name of names) this.#checkReadable(pool, name);
    const { release } = this.#transport.abi;
    const plain = names.filter((name) => !name.startsWith(FEATURE));
    const raw = plain.length > 0 ? await this.#read(pool, plain.includes('dedupcached' as N)) : {};
    const features = plain.length < names.length ? await this.#features(pool) : undefined;
    return Object.fromEntries(
      names.map((name) => [name, features?.get(name) ?? readReported(name, raw, definitions, release)]),
    ) as ReadPoolProperties<N>;
  }

  /**
   * Reads all properties: native ones, user properties, `feature@...`, and `unsupported@...` for features that this module
   * does not know. ZFS_IOC_POOL_GET_PROPS and ZFS_IOC_POOL_STATS.
   *
   * @throws ZfsError `ENOENT` (`EFAULT` before 2.3)
   */
  async all(pool: string): Promise<ReadonlyMap<string, Property>> {
    const raw = await this.#read(pool, true);
    const native = readAllReported(raw, definitions, this.#transport.abi.release);
    return new Map([...native, ...(await this.#features(pool))]);
  }

  /**
   * Sets properties in one call: all or none of those that are on disk. Enabling a feature cannot be taken back, and is refused
   * where the property `compatibility` does not allow it. ZFS_IOC_POOL_SET_PROPS.
   *
   * @throws ZfsError `ENOENT`, `EINVAL`, `ENOTSUP` (`multihost` without a hostid, `bootfs`), `E2BIG` (a `comment` longer than 32
   *   bytes), `ZFSKIT_INVALID_PROPERTY`
   */
  async set(pool: string, properties: PoolPropertyChanges): Promise<void> {
    checkName(pool, 'pool');
    const { release } = this.#transport.abi;
    const given = Object.entries(properties).filter(([, value]) => value !== undefined);
    const features = given.filter(([name]) => name.startsWith(FEATURE));
    const others = given.filter(([name]) => !name.startsWith(FEATURE));
    for (const [name] of others) {
      if (Object.hasOwn(NOT_LATER, name)) refuse(pool, name, NOT_LATER[name] as string);
    }
    const encoded = encodeProperties(
      Object.fromEntries(others),
      poolContext({ release, subject: pool, creating: false }),
    );
    for (const [name, value] of features) this.#checkFeature(pool, name, value);
    if (features.length > 0) {
      const compatibility = encoded['compatibility'] as string | undefined;
      await this.#checkAllowed(
        pool,
        features.map(([name]) => name),
        compatibility,
      );
    }
    await call(this.#transport, 'ZFS_IOC_POOL_SET_PROPS', {
      zc_name: pool,
      zc_nvlist_src: { ...encoded, ...Object.fromEntries(features.map(([name]) => [name, 0n])) },
    });
  }

  /** The kernel counts what is cached of the dedup table only when it is asked to (`zfs_ioc_pool_get_props`). */
  async #read(pool: string, withCached: boolean): Promise<Readonly<Record<string, RawProperty>>> {
    const asks = withCached && isAtLeast(this.#transport.abi.release, '2.3.0');
    const { zc_nvlist_dst: raw = {} } = await call(
      this.#transport,
      'ZFS_IOC_POOL_GET_PROPS',
      asks ? { zc_name: pool, zc_nvlist_src: { get_props_names: ['dedupcached'] } } : { zc_name: pool },
    );
    return raw as Record<string, RawProperty>;
  }

  /** `feature_stats` has how many times each feature that is enabled is in use, by its guid (`org.illumos:lz4_compress`). */
  async #features(pool: string): Promise<Map<string, Property>> {
    const { zc_nvlist_dst: config } = await call(this.#transport, 'ZFS_IOC_POOL_STATS', { zc_name: pool });
    const known = poolFeaturesOf(this.#transport.abi.release);
    const features = new Map<string, Property>(
      known.map((name) => [FEATURE + name, { value: 'disabled', source: { kind: 'local' } }]),
    );
    for (const { name: guid, value } of config?.findList('feature_stats') ?? []) {
      const short = guid.slice(guid.indexOf(':') + 1);
      const used = value !== 0n;
      const [name, state] = (known as readonly string[]).includes(short)
        ? [FEATURE + short, used ? 'active' : 'enabled']
        : [`unsupported@${guid}`, used ? 'readonly' : 'inactive'];
      features.set(name, { value: state, source: { kind: 'local' } });
    }
    return features;
  }

  async #checkAllowed(pool: string, names: readonly string[], changed: string | undefined): Promise<void> {
    const { release } = this.#transport.abi;
    const current = async () =>
      isAtLeast(release, '2.1.0')
        ? (await this.get(pool, ['compatibility'])).compatibility?.value
        : undefined;
    const { features: allowed } = await readCompatibility(changed ?? (await current()) ?? '');
    for (const name of names) {
      if (allowed && !allowed.has(name.slice(FEATURE.length) as PoolFeature)) {
        refuse(pool, name, 'the property compatibility does not allow it');
      }
    }
  }

  #checkReadable(pool: string, name: string): void {
    const { release } = this.#transport.abi;
    checkName(pool, 'pool');
    if (name.startsWith(FEATURE)) {
      this.#checkFeature(pool, name);
      return;
    }
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition && existsIn(definition, release)) return;
    if (name.includes(':')) {
      checkUserPropertyName(name, poolContext({ release, subject: pool, creating: false }));
      return;
    }
    refuse(pool, name, 'there is no such property in this release');
  }

  #checkFeature(pool: string, name: string, value: unknown = 'enabled'): void {
    const feature = name.slice(FEATURE.length);
    if (!(poolFeaturesOf(this.#transport.abi.release) as readonly string[]).includes(feature)) {
      const since = Object.hasOwn(POOL_FEATURES, feature)
        ? `: it exists since OpenZFS ${POOL_FEATURES[feature as PoolFeature]}`
        : '';
      refuse(pool, name, `this module has no such feature${since}`);
    }
    if (value !== 'enabled') refuse(pool, name, 'a feature can be set to "enabled" alone');
  }
}

function refuse(subject: string, name: string, why: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_PROPERTY',
    message: `${subject}: property ${JSON.stringify(name.slice(0, 80))}: ${why}`,
    subject,
  });
}
