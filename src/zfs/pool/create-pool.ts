import { call, checkName, type Transport, ZfsError } from '../../ioctl/index.ts';
import { datasetContext, encodeProperties, poolContext } from '../property/encode-properties.ts';
import type { DatasetPropertyInputs, PoolPropertyInputs } from '../property/property-values.ts';
import { type CompatibilitySet, readCompatibility } from './compatibility.ts';
import { POOL_FEATURES, type PoolFeature, poolFeaturesOf } from './pool-features.ts';
import { type PoolLayout, rootVdev } from './root-vdev.ts';

/** A pool to create: its vdevs, made with `file`, `disk`, `mirror`, `raidz1` and so on, are overwritten without a question. */
export interface NewPool extends PoolLayout {
  readonly properties?: PoolPropertyInputs | undefined;
  /** Properties of the pool's root dataset. */
  readonly rootProperties?: DatasetPropertyInputs | undefined;
  /**
   * Features to enable: all that the module knows, none, or a list. Left out, those of the sets that the property
   * `compatibility` names, else all. One that is not in these sets is refused.
   */
  readonly features?: 'all' | 'none' | readonly PoolFeature[] | undefined;
}

/**
 * `Pools.create` over a transport.
 *
 * @param wrappingKey - of the root dataset, where its properties say that it is encrypted; left to the caller to overwrite
 */
export async function createPool(
  transport: Transport,
  name: string,
  pool: NewPool,
  wrappingKey?: Uint8Array,
): Promise<void> {
  checkName(name, 'new-pool');
  const { release } = transport.abi;
  const context = { release, subject: name, creating: true };
  const properties = encodeProperties(pool.properties ?? {}, poolContext(context));
  const rootProperties = encodeProperties(
    pool.rootProperties ?? {},
    datasetContext({ ...context, kind: 'filesystem' }),
  );
  // The kernel takes the sector size from the vdevs alone; the property by itself would only look as if it held.
  const tree = rootVdev(pool, { release, ashift: properties['ashift'] as bigint | undefined });
  if (pool.vdevs.length === 0) refuse('ZFSKIT_INVALID_ARGUMENT', name, 'a pool has at least one data vdev');
  const compatibility = await readCompatibility((properties['compatibility'] as string | undefined) ?? '');
  const features = chosenFeatures(name, poolFeaturesOf(release), compatibility, pool.features);
  await call(transport, 'ZFS_IOC_POOL_CREATE', {
    zc_name: name,
    zc_nvlist_conf: tree,
    zc_nvlist_src: {
      ...properties,
      ...Object.fromEntries(features.map((feature) => [`feature@${feature}`, 0n])),
      'root-props-nvl': rootProperties,
      ...(wrappingKey && { hidden_args: { wkeydata: wrappingKey } }),
    },
  });
}

function chosenFeatures(
  pool: string,
  known: readonly PoolFeature[],
  { features: allowed }: CompatibilitySet,
  wanted: NewPool['features'],
): readonly PoolFeature[] {
  if (wanted === undefined) return allowed ? known.filter((feature) => allowed.has(feature)) : known;
  const features = wanted === 'all' ? known : wanted === 'none' ? [] : wanted;
  for (const feature of features) {
    const shown = JSON.stringify(feature);
    if (!known.includes(feature)) {
      const since = Object.hasOwn(POOL_FEATURES, feature) ? ` before OpenZFS ${POOL_FEATURES[feature]}` : '';
      refuse('ZFSKIT_INVALID_PROPERTY', pool, `there is no pool feature ${shown}${since}`);
    }
    if (allowed && !allowed.has(feature)) {
      refuse(
        'ZFSKIT_INVALID_PROPERTY',
        pool,
        `the property compatibility does not allow the feature ${shown}`,
      );
    }
  }
  return features;
}

function refuse(
  code: 'ZFSKIT_INVALID_PROPERTY' | 'ZFSKIT_INVALID_ARGUMENT',
  subject: string,
  why: string,
): never {
  throw new ZfsError({ code, message: `${subject}: ${why}`, subject });
}
