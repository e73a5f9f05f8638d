import { call, type Transport, ZfsError } from '../../ioctl/index.ts';
import { Nvlist, NvlistError } from '../../nvlist/index.ts';
import { type ImportCandidate, renameLeaf } from './import-candidate.ts';
import { type PoolStatus, readPoolStatus } from './pool-status.ts';

/**
 * What stands in the way of an import, the gravest first:
 *
 * - `active-elsewhere` another host has the pool imported right now, as its multi-host protection shows
 * - `no-host-id` the pool has multihost on, and this host has no id
 * - `not-understood` the kernel makes nothing of its configuration
 * - `unsupported-version`, `unsupported-features` this module cannot read it
 * - `read-only-features` it can be imported read-only
 * - `missing-log` a log device is not there: `missingLog` imports without, losing what only stood there
 * - `missing-devices` too many devices are not there
 * - `corrupt` its metadata cannot be read; a `rewind` may help
 * - `last-used-elsewhere` it was not exported by the host that had it last
 * - `destroyed` it was destroyed, and can be had back
 * - `degraded` it can be imported; devices are damaged, or missing in the places that were searched
 * - `ready` it can be imported
 */
export type ImportStatus =
  | 'active-elsewhere'
  | 'no-host-id'
  | 'not-understood'
  | 'unsupported-version'
  | 'unsupported-features'
  | 'read-only-features'
  | 'missing-log'
  | 'missing-devices'
  | 'corrupt'
  | 'last-used-elsewhere'
  | 'destroyed'
  | 'degraded'
  | 'ready';

/** A pool that could be imported, as the kernel sees it. */
export interface ImportablePool extends Omit<ImportCandidate, 'spareDevices'> {
  readonly status: ImportStatus;
  /** State of the pool and its vdevs, were it imported now; undefined when it is not understood. */
  readonly health: Pick<PoolStatus, 'state' | 'vdevs'> | undefined;
  /**
   * What multi-host protection found: `inactive` no host writes to the pool, `active` one does, `no-host-id` this host has no
   * id. Undefined when the pool does not use it, or was not in use: then nothing was watched.
   */
  readonly activity: 'active' | 'inactive' | 'no-host-id' | undefined;
  /** Features that this module does not know, by their full names with what they are for. */
  readonly unsupportedFeatures: ReadonlyMap<string, string>;
  /** With unsupported features: whether a read-only import is possible. */
  readonly readOnlyPossible: boolean;
  /** Seconds since 1970 of the state that would be imported. */
  readonly timestampSeconds: bigint | undefined;
}

/** `mmp_state_t`. */
const MMP_STATES = ['active', 'inactive', 'no-host-id'] as const;

/** `vdev_aux_t`, as far as it says why a pool cannot be opened. */
const AUX = { VERSION_NEWER: 7n, UNSUPPORTED_FEATURES: 9n, BAD_LOG: 13n, CORRUPT: 2n } as const;

/** Place of `vs_aux` in `vdev_stat_t`. */
const VS_AUX = 2;

/**
 * Asks the kernel what it makes of a pool. A pool with multihost on that was not exported is watched for seconds.
 * ZFS_IOC_POOL_TRYIMPORT.
 *
 * @param ownHostId - as `readHostId` gives it
 * @param policy - `load-policy`, which the kernel then obeys
 * @throws ZfsError `EINVAL` (the configuration is not understood), `ZFSKIT_BAD_REPLY`; the signal's reason
 */
export async function tryImport(
  transport: Transport,
  candidate: ImportCandidate,
  ownHostId: bigint,
  options: { policy?: Nvlist | undefined; signal?: AbortSignal | undefined } = {},
): Promise<ImportablePool> {
  const { policy, signal } = options;
  const sent = candidate.config.clone();
  // What the kernel found out before is old: with it, it would not watch for other hosts again.
  sent.delete('load_info');
  sent.delete('load-policy');
  if (policy) sent.set('load-policy', { type: 'nvlist', value: policy });
  const { zc_nvlist_dst: config } = await call(
    transport,
    'ZFS_IOC_POOL_TRYIMPORT',
    { zc_nvlist_conf: sent },
    { signal },
  );
  try {
    if (config) return refine(candidate, config, ownHostId);
  } catch (cause) {
    if (!(cause instanceof NvlistError)) throw cause;
    throw badReply(candidate.name, `its answer is not understood: ${cause.message}`, cause);
  }
  throw badReply(candidate.name, 'the kernel gave no configuration');
}

function refine(candidate: ImportCandidate, config: Nvlist, ownHostId: bigint): ImportablePool {
  const { spareDevices, ...known } = candidate;
  const info = config.findList('load_info') ?? new Nvlist();
  const mmpState = info.findUint64('mmp_state');
  const activity = mmpState === undefined ? undefined : (MMP_STATES[Number(mmpState)] ?? 'active');
  renameSpares(config, spareDevices);
  const refined = {
    ...known,
    host: lastHost(candidate, info),
    health: readPoolStatus(config, 0),
    activity,
    unsupportedFeatures: new Map(
      (info.findList('unsup_feat')?.pairs() ?? []).map(({ name, value }) => [name, String(value)]),
    ),
    readOnlyPossible: info.getFlag('can_rdonly'),
    timestampSeconds: config.findUint64('timestamp'),
    config,
  };
  return { ...refined, status: statusOf(refined, config, info, ownHostId) };
}

/** A pool of which the kernel says nothing but that it does not understand it. */
export function notUnderstood(candidate: ImportCandidate): ImportablePool {
  const { spareDevices: _, ...known } = candidate;
  return {
    ...known,
    status: 'not-understood',
    health: undefined,
    activity: undefined,
    unsupportedFeatures: new Map(),
    readOnlyPossible: false,
    timestampSeconds: undefined,
  };
}

/**
 * The host that had the pool last. What stands in the pool itself is newer than its labels, and than a cache file; where the
 * pool cannot be read that far, the label has it. The host that writes to it right now comes first.
 */
function lastHost({ host }: ImportCandidate, info: Nvlist): ImportCandidate['host'] {
  for (const prefix of ['mmp_', '']) {
    const id = info.findUint64(`${prefix}hostid`);
    if (id !== undefined && id !== 0n) return { id, name: info.findString(`${prefix}hostname`) };
  }
  return host;
}

function statusOf(
  pool: Omit<ImportablePool, 'status'>,
  config: Nvlist,
  info: Nvlist,
  ownHostId: bigint,
): ImportStatus {
  const tree = config.getList('vdev_tree');
  const aux = tree.findUint64Array('vdev_stats')?.[VS_AUX] ?? 0n;
  const { health } = pool;
  const state = health?.state;
  const logGone =
    info.findList('missing_vdevs') !== undefined ||
    aux === AUX.BAD_LOG ||
    (tree.findListArray('children') ?? []).some(
      (top, i) => top.findUint64('is_log') === 1n && health?.vdevs.children[i]?.state === 'UNAVAIL',
    );
  const unsupported = pool.unsupportedFeatures.size > 0 || aux === AUX.UNSUPPORTED_FEATURES;
  const broken = state === 'UNAVAIL' || state === 'FAULTED';
  const rules: readonly (readonly [ImportStatus, boolean])[] = [
    ['active-elsewhere', pool.activity === 'active'],
    ['no-host-id', pool.activity === 'no-host-id'],
    ['unsupported-version', aux === AUX.VERSION_NEWER],
    ['unsupported-features', unsupported && !pool.readOnlyPossible],
    ['read-only-features', unsupported],
    ['missing-log', logGone],
    ['corrupt', broken && aux === AUX.CORRUPT],
    ['missing-devices', broken],
    ['last-used-elsewhere', isLastUsedElsewhere(pool, ownHostId)],
    ['destroyed', pool.state === 'destroyed'],
    // 2.0 takes a file without labels for a good one, as long as it only tries.
    ['degraded', state !== 'ONLINE' || pool.missing.length > 0],
  ];
  return rules.find(([, holds]) => holds)?.[0] ?? 'ready';
}

/**
 * Whether a pool was not exported and another host had it last: that host may have it still. As `zfs_force_import_required` of
 * libzutil, which however takes two hosts without an id for one.
 */
export function isLastUsedElsewhere(
  pool: Pick<ImportCandidate, 'state' | 'host'>,
  ownHostId: bigint,
): boolean {
  return pool.state !== 'exported' && (pool.host.id === 0n || pool.host.id !== ownHostId);
}

/** Spares and cache devices stand in the pool, not in labels: their paths are mended when the kernel has read them. */
function renameSpares(config: Nvlist, spareDevices: ReadonlyMap<bigint, string>): void {
  const tree = config.getList('vdev_tree');
  for (const kind of ['spares', 'l2cache']) {
    for (const vdev of tree.findListArray(kind) ?? []) {
      const path = spareDevices.get(vdev.findUint64('guid') ?? 0n);
      if (path !== undefined && path !== vdev.findString('path')) renameLeaf(vdev, path);
    }
  }
}

function badReply(subject: string, why: string, cause?: unknown): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_BAD_REPLY',
    message: `${subject}: ${why}`,
    ioctl: 'ZFS_IOC_POOL_TRYIMPORT',
    subject,
    cause,
  });
}

/**
 * A candidate out of a configuration that did not come from labels: of a cache file, or kept from when the pool was imported.
 *
 * @throws NvlistError where it is not a configuration
 */
export function candidateOfConfig(config: Nvlist, cacheFile?: string): ImportCandidate {
  const copy = config.clone();
  if (cacheFile !== undefined) copy.set('cachefile', { type: 'string', value: cacheFile });
  return {
    name: config.getString('name'),
    guid: config.getUint64('pool_guid'),
    state: stateOf(config.getUint64('state')),
    txg: config.findUint64('txg') ?? 0n,
    version: config.findUint64('version') ?? 0n,
    host: { id: config.findUint64('hostid') ?? 0n, name: config.findString('hostname') },
    comment: config.findString('comment'),
    devices: [],
    missing: [],
    missingTopLevel: [],
    moved: [],
    copies: [],
    featuresForRead: config.findList('features_for_read')?.names() ?? [],
    spareDevices: new Map(),
    config: copy,
  };
}

function stateOf(code: bigint): ImportCandidate['state'] {
  if (code === 1n) return 'exported';
  return code === 2n ? 'destroyed' : 'active';
}
