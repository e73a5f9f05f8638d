import { decode, type Nvlist, NvlistError } from '../nvlist/index.ts';

/** `pool_state_t` in `include/sys/fs/zfs.h`, as far as it is on disk. */
const POOL_STATES = ['active', 'exported', 'destroyed', 'spare', 'l2cache'] as const;

/** Depth of a vdev tree is 3 or 4; the kernel's own limit is 20. A label of 112 KiB holds some thousand pairs. */
const LABEL_LIMITS = { maxDepth: 20, maxPairs: 50_000 } as const;

/** What a label says of its pool: `active` is imported somewhere, or was when its host stopped. */
export type LabelPoolState = (typeof POOL_STATES)[number];

/** What stands in a label's configuration. Source: `vdev_config_generate`, `spa_config_generate`. */
export interface LabelFacts {
  /** Guid of this device. */
  readonly guid: bigint;
  readonly state: LabelPoolState;
  /** Undefined, as the members below that name a pool, for a spare or cache device. */
  readonly poolName: string | undefined;
  readonly poolGuid: bigint | undefined;
  /** Guid of the top-level vdev that this device belongs to. */
  readonly topGuid: bigint | undefined;
  /** Transaction group in which the label was written; 0 while the device was only prepared for a pool. */
  readonly txg: bigint;
  /** On-disk version, 5000 with feature flags. */
  readonly version: bigint;
  /** Host that had the pool last; 0 when it did not say. */
  readonly hostId: bigint;
  readonly hostname: string | undefined;
  readonly comment: string | undefined;
  /** Path under which the device was open last. */
  readonly path: string | undefined;
  /** Sector size as a power of two. */
  readonly ashift: number | undefined;
  /** Number of top-level vdevs, holes included. */
  readonly topLevelVdevs: number | undefined;
  /** Features that a reader must know, by their full names. */
  readonly featuresForRead: readonly string[];
}

/**
 * Decodes the nvlist at the beginning of a label's configuration area.
 *
 * @throws NvlistError
 */
export function decodeLabelList(bytes: Uint8Array): Nvlist {
  return decode(bytes, LABEL_LIMITS);
}

/**
 * Picks what matters out of a label's configuration.
 *
 * @throws NvlistError where what every label has is missing or of a wrong type
 */
export function labelFacts(config: Nvlist): LabelFacts {
  const tree = config.findList('vdev_tree');
  const guid = config.getUint64('guid');
  const ashift = tree?.findUint64('ashift') ?? config.findUint64('ashift');
  return {
    guid,
    state: poolState(config.getUint64('state')),
    poolName: config.findString('name'),
    poolGuid: config.findUint64('pool_guid'),
    topGuid: config.findUint64('top_guid'),
    txg: config.findUint64('txg') ?? 0n,
    version: config.findUint64('version') ?? 0n,
    hostId: config.findUint64('hostid') ?? 0n,
    hostname: config.findString('hostname'),
    comment: config.findString('comment'),
    path: (tree ? leafPath(tree, guid) : undefined) ?? config.findString('path'),
    ashift: ashift !== undefined && ashift <= 63n ? Number(ashift) : undefined,
    topLevelVdevs: smallNumber(config.findUint64('vdev_children')),
    featuresForRead: config.findList('features_for_read')?.names() ?? [],
  };
}

function poolState(code: bigint): LabelPoolState {
  const state = POOL_STATES[Number(code)];
  if (state) return state;
  throw new NvlistError('NVLIST_OUT_OF_RANGE', `${code} is not a pool state`, { path: 'state' });
}

function smallNumber(value: bigint | undefined): number | undefined {
  return value !== undefined && value <= 0xffff_ffffn ? Number(value) : undefined;
}

function leafPath(vdev: Nvlist, guid: bigint): string | undefined {
  const children = vdev.findListArray('children');
  if (!children) return vdev.findUint64('guid') === guid ? vdev.findString('path') : undefined;
  for (const child of children) {
    const path = leafPath(child, guid);
    if (path !== undefined) return path;
  }
  return undefined;
}
