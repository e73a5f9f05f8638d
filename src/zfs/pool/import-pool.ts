import { access } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { call, type Transport, ZfsError, type ZfsErrorCode } from '../../ioctl/index.ts';
import { type Nvlist, NvlistError, uint64 } from '../../nvlist/index.ts';
import { encodeProperties, poolContext } from '../property/encode-properties.ts';
import type { PoolPropertyInputs } from '../property/property-values.ts';
import { readCacheFile } from './cache-file.ts';
import { readHostId } from './host-id.ts';
import { type ImportCandidate, importCandidates, leavesOf } from './import-candidate.ts';
import { type ImportSearch, scanDevices } from './import-scan.ts';
import {
  candidateOfConfig,
  type ImportablePool,
  isLastUsedElsewhere,
  notUnderstood,
  tryImport,
} from './importable-pool.ts';
import type { PoolConfig } from './pools.ts';
import { loadPolicy, type RewindPolicy, type Rewound, readRewound, triedRewind } from './rewind-policy.ts';

/**
 * A pool to import: its name or guid, which is looked for; a configuration that was kept; or what a search found. The labels of
 * what was found or kept are read again.
 */
export type ImportTarget = string | bigint | PoolConfig | ImportCandidate | ImportablePool;

/** Where to look for pools to import. */
export interface ImportableSearch extends ImportSearch {
  /** Takes configurations from this cache file and reads no labels; `paths` must not be given then. */
  readonly cacheFile?: string | undefined;
  /** Looks for destroyed pools, and for no others. */
  readonly destroyed?: boolean | undefined;
}

/** How to import a pool. */
export interface ImportOptions extends ImportableSearch {
  /** Name to import it under; it keeps that name, unless `temporaryName`. */
  readonly name?: string | undefined;
  /** `name` holds until the pool is exported (`zpool import -t`). `cachefile` is `none` then, unless given. */
  readonly temporaryName?: boolean | undefined;
  readonly properties?: PoolPropertyInputs | undefined;
  /** Directory that all mount points begin with, until the pool is exported. `cachefile` is `none` then, unless given. */
  readonly altroot?: string | undefined;
  /** Nothing is written to the pool, not even that it was imported. */
  readonly readOnly?: boolean | undefined;
  /** Imports although a log device is missing: synchronous writes that only stood there are lost (`-m`). */
  readonly missingLog?: boolean | undefined;
  /** Takes the pool back to its checkpoint; what was written since is lost. A read-only import only looks at it. */
  readonly checkpoint?: boolean | undefined;
  /** Takes the pool back to an older state if it cannot be imported as it is; what was written since is lost. */
  readonly rewind?: RewindPolicy | undefined;
  /**
   * Imports although the labels say that another host had the pool last and did not export it. If that host has it still, both
   * write to the same devices, and the pool is destroyed: only for a host that is known to be off. A pool that multi-host
   * protection sees in use is refused by the kernel all the same; with `rewind: { txg }` it sees nothing newer than that.
   *
   * Needed also for a pool that was not exported by a host that has no id (hostid(5)), be it this one: nothing tells such hosts
   * apart. zgenhostid(8) gives a host its id.
   */
  readonly evenIfActiveElsewhere?: boolean | undefined;
}

/** `pool_state_t` in `include/sys/fs/zfs.h`. */
const STATE_CODES = { active: 0n, exported: 1n, destroyed: 2n } as const;

/** `ZFS_IMPORT_*` in `include/sys/fs/zfs.h`. `ONLY`: without mounting, which is not the kernel's to do anyway. */
const ANY_HOST = 0x2n;
const MISSING_LOG = 0x4n;
const ONLY = 0x8n;
const TEMP_NAME = 0x10n;
const CHECKPOINT = 0x80n;

/** `Pools.importable` over a transport. */
export async function importablePools(
  transport: Transport,
  search: ImportableSearch = {},
): Promise<ImportablePool[]> {
  const imported = await importedGuids(transport);
  const ownHostId = await readHostId();
  const pools: ImportablePool[] = [];
  for (const candidate of await findCandidates(search)) {
    if (imported.has(candidate.guid) || (candidate.state === 'destroyed') !== (search.destroyed ?? false))
      continue;
    pools.push(
      await tryImport(transport, candidate, ownHostId, { signal: search.signal }).catch((error) => {
        // One pool that the kernel makes nothing of must not hide the others.
        if (error instanceof ZfsError && error.code === 'EINVAL') return notUnderstood(candidate);
        throw error;
      }),
    );
  }
  return pools;
}

/**
 * Imports a pool. See `Pools.import`.
 *
 * @returns how far it was taken back, if it was
 */
export async function importPool(
  transport: Transport,
  target: ImportTarget,
  options: ImportOptions = {},
): Promise<Rewound | undefined> {
  const prepared = await prepare(transport, target, options);
  const { config } = await issueImport(transport, prepared, options);
  return options.rewind === undefined
    ? undefined
    : readRewound(config?.findList('load_info'), options.rewind);
}

/**
 * Finds out how far a pool must be taken back to be imported. Writes nothing: a pool that can be imported comes in read-only
 * for a moment, and an abort does not end that moment.
 *
 * @returns undefined where it can be imported as it is; with `{ txg }`, the state of then
 * @throws ZfsError as an import with `rewind` would; `EBUSY` where it could not be exported again: it is imported read-only
 *   then
 */
export async function previewRewind(
  transport: Transport,
  target: ImportTarget,
  rewind: RewindPolicy,
  options: ImportOptions = {},
): Promise<Rewound | undefined> {
  const quiet: ImportOptions = {
    ...options,
    rewind: undefined,
    readOnly: true,
    properties: { ...options.properties, cachefile: 'none' },
  };
  const prepared = await prepare(transport, target, quiet);
  prepared.config.set('load-policy', { type: 'nvlist', value: loadPolicy(rewind, true) });
  options.signal?.throwIfAborted();
  let config: Nvlist | undefined;
  try {
    ({ config } = await issueImport(transport, prepared, { ...quiet, signal: undefined }));
  } catch (error) {
    const info = error instanceof ZfsError ? triedRewind(error.answer['zc_nvlist_dst']) : undefined;
    if (info) return info;
    throw error;
  }
  await exportAgain(transport, prepared.name);
  return readRewound(config?.findList('load_info'), rewind);
}

/** udev looks into the devices of volumes that have just come, which are busy meanwhile. */
async function exportAgain(transport: Transport, name: string): Promise<void> {
  for (let patience = EXPORT_PATIENCE_MS; ; patience -= EXPORT_INTERVAL_MS) {
    try {
      await call(transport, 'ZFS_IOC_POOL_EXPORT', { zc_name: name });
      return;
    } catch (error) {
      if (!(error instanceof ZfsError && error.code === 'EBUSY')) throw error;
      if (patience <= 0)
        throw refused('EBUSY', name, 'it is imported read-only and could not be exported', error);
    }
    await delay(EXPORT_INTERVAL_MS);
  }
}

interface PreparedImport {
  readonly name: string;
  readonly guid: bigint;
  readonly config: Nvlist;
}

const EXPORT_PATIENCE_MS = 10_000;
const EXPORT_INTERVAL_MS = 100;

/** Finds the pool and refuses what must not be imported; the kernel is asked what it sees right before. */
async function prepare(
  transport: Transport,
  target: ImportTarget,
  options: ImportOptions,
): Promise<PreparedImport> {
  const { signal, rewind } = options;
  const policy = rewind === undefined ? undefined : loadPolicy(rewind);
  if (options.temporaryName && options.name === undefined)
    throw refused('ZFSKIT_INVALID_ARGUMENT', describe(target), 'temporaryName needs a name');
  const candidate = await candidateFor(target, options);
  const { guid } = candidate;
  if ((await importedGuids(transport)).has(guid))
    throw refused('EEXIST', candidate.name, `the pool of guid ${guid} is imported already`);
  if (candidate.state === 'destroyed' && !options.destroyed)
    throw refused('ZFSKIT_INVALID_ARGUMENT', candidate.name, 'it was destroyed; `destroyed` imports it');
  for (const { guid: vdev, paths } of candidate.copies) {
    const why = `${paths.join(' and ')} say that they are the same vdev ${vdev}: give the paths to use`;
    throw refused('ZFSKIT_AMBIGUOUS', candidate.name, why);
  }
  const ownHostId = await readHostId();
  const pool = await tryImport(transport, candidate, ownHostId, { policy, signal });
  if (!options.evenIfActiveElsewhere) {
    // A policy shows the pool of then, with the host of then.
    if (policy) refuseLastUsedElsewhere(candidate, ownHostId);
    refuseActiveElsewhere(pool, ownHostId);
  }
  if (policy) pool.config.set('load-policy', { type: 'nvlist', value: policy });
  return { name: options.name ?? pool.name, guid, config: pool.config };
}

function refuseActiveElsewhere(pool: ImportablePool, ownHostId: bigint): void {
  if (pool.activity === 'active')
    throw refused('ZFSKIT_ACTIVE_ELSEWHERE', pool.name, `it is imported on ${hostText(pool.host)}`);
  if (pool.activity === 'no-host-id') {
    const why = 'it has multihost on, and this host has no id: zgenhostid(8) sets one';
    throw refused('ZFSKIT_ACTIVE_ELSEWHERE', pool.name, why);
  }
  refuseLastUsedElsewhere(pool, ownHostId);
}

function refuseLastUsedElsewhere(
  pool: Pick<ImportCandidate, 'name' | 'state' | 'host'>,
  ownHostId: bigint,
): void {
  if (!isLastUsedElsewhere(pool, ownHostId)) return;
  const own = ownHostId === 0n ? 'this host has no id' : `this is host id ${ownHostId.toString(16)}`;
  const why = `it was last used by ${hostText(pool.host)} and not exported there; ${own}`;
  throw refused('ZFSKIT_ACTIVE_ELSEWHERE', pool.name, why);
}

function hostText({ id, name }: ImportCandidate['host']): string {
  return id === 0n ? 'a host without an id' : `${name ?? 'an unknown host'} (host id ${id.toString(16)})`;
}

async function issueImport(
  transport: Transport,
  { name, guid, config }: PreparedImport,
  options: ImportOptions,
): Promise<{ config: Nvlist | undefined }> {
  const { release } = transport.abi;
  const withoutCache = options.altroot !== undefined || options.temporaryName;
  const properties = encodeProperties(
    {
      ...(withoutCache ? { cachefile: 'none' } : {}),
      ...options.properties,
      ...(options.altroot === undefined ? {} : { altroot: options.altroot }),
      ...(options.readOnly ? { readonly: 'on' } : {}),
    },
    poolContext({ release, subject: name, creating: true }),
  );
  const { zc_nvlist_dst } = await call(
    transport,
    'ZFS_IOC_POOL_IMPORT',
    {
      zc_name: name,
      zc_guid: guid,
      zc_cookie: importFlags(options),
      zc_nvlist_conf: config,
      zc_nvlist_src: properties,
    },
    { signal: options.signal },
  );
  return { config: zc_nvlist_dst };
}

function importFlags(options: ImportOptions): bigint {
  return (
    ONLY |
    (options.evenIfActiveElsewhere ? ANY_HOST : 0n) |
    (options.missingLog ? MISSING_LOG : 0n) |
    (options.temporaryName ? TEMP_NAME : 0n) |
    (options.checkpoint ? CHECKPOINT : 0n)
  );
}

async function candidateFor(target: ImportTarget, options: ImportOptions): Promise<ImportCandidate> {
  if (typeof target === 'string' || typeof target === 'bigint') return findPool(target, options);
  try {
    const { name, guid } = target;
    const known =
      'devices' in target ? { spareDevices: new Map(), ...target } : candidateOfConfig(target.config);
    return await withFreshLabels({ ...known, name, guid }, options.signal);
  } catch (cause) {
    if (!(cause instanceof NvlistError)) throw cause;
    throw refused('ZFSKIT_INVALID_ARGUMENT', target.name, `its configuration: ${cause.message}`, cause);
  }
}

/**
 * Reads the labels again: since the pool was found, or its configuration kept, another host may have imported it. Where there
 * are none to read, nothing says that the pool was exported. The kernel gets the state too: of an exported pool it does not
 * look whether another host writes to it (`spa_activity_check_required` in `module/zfs/spa.c`).
 */
async function withFreshLabels(
  candidate: ImportCandidate,
  signal: AbortSignal | undefined,
): Promise<ImportCandidate> {
  const leaves = leavesOf(candidate.config.getList('vdev_tree'));
  const paths = leaves
    .flatMap((leaf) => leaf.findString('path') ?? [])
    .filter((path) => path.startsWith('/'));
  const there = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => [path],
        () => [],
      ),
    ),
  );
  const scan = await scanDevices({ paths: there.flat(), signal });
  const fresh = importCandidates(scan.devices).find(({ guid }) => guid === candidate.guid);
  const state = fresh?.state ?? (candidate.state === 'destroyed' ? 'destroyed' : 'active');
  const config = candidate.config.clone().set('state', uint64(STATE_CODES[state]));
  return { ...candidate, state, host: fresh?.host ?? candidate.host, config };
}

async function findPool(wanted: string | bigint, options: ImportOptions): Promise<ImportCandidate> {
  const found = (await findCandidates(options)).filter(
    ({ name, guid, state }) =>
      (typeof wanted === 'string' ? name === wanted : guid === wanted) &&
      (state === 'destroyed') === (options.destroyed ?? false),
  );
  const [only, ...others] = found;
  const name = String(wanted);
  if (!only) throw refused('ENOENT', name, 'there is no such pool to import');
  if (others.length > 0) {
    const guids = found.map(({ guid }) => guid).join(', ');
    throw refused('ZFSKIT_AMBIGUOUS', name, `several pools have this name, with the guids ${guids}`);
  }
  return only;
}

async function findCandidates(search: ImportableSearch): Promise<ImportCandidate[]> {
  const { cacheFile, paths } = search;
  if (cacheFile === undefined) return importCandidates((await scanDevices(search)).devices);
  if (paths !== undefined)
    throw refused(
      'ZFSKIT_INVALID_ARGUMENT',
      cacheFile,
      'a cache file is read instead of paths, not with them',
    );
  const cached = [...(await readCacheFile(cacheFile)).values()];
  return Promise.all(
    cached.map(({ config }) => withFreshLabels(candidateOfConfig(config, cacheFile), search.signal)),
  );
}

async function importedGuids(transport: Transport): Promise<Set<bigint>> {
  const { zc_nvlist_dst: configs = {} } = await call(transport, 'ZFS_IOC_POOL_CONFIGS', {});
  return new Set(Object.values(configs).map((config) => config.getUint64('pool_guid')));
}

function describe(target: ImportTarget): string {
  return typeof target === 'object' ? target.name : String(target);
}

function refused(code: ZfsErrorCode, subject: string, why: string, cause?: unknown): ZfsError {
  return new ZfsError({ code, message: `${subject}: ${why}`, subject, cause });
}
