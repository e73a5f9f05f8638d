import { call, type Transport, ZfsError, type ZfsErrorCode } from '../../ioctl/index.ts';
import { type Nvlist, NvlistError } from '../../nvlist/index.ts';
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
import { loadPolicy, type RewindPolicy, type Rewound, readRewound } from './rewind-policy.ts';

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
   * write to the same devices, and the pool is destroyed: only for a host that is known to be off. A pool that is seen to be in
   * use by multi-host protection is refused by the kernel in any case.
   */
  readonly evenIfActiveElsewhere?: boolean | undefined;
}

/** `ZFS_IMPORT_*` in `include/sys/fs/zfs.h`. `ONLY`: without mounting, which is not the kernel's to do anyway. */
const ANY_HOST = 0x2n;
const MISSING_LOG = 0x4n;
const ONLY = 0x8n;
const TEMP_NAME = 0x10n;
const CHECKPOINT = 0x80n;

/**
 * The pools on some devices, or in a cache file, that are not imported on this host, as the kernel sees each. Imports nothing.
 * ZFS_IOC_POOL_CONFIGS, ZFS_IOC_POOL_TRYIMPORT.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_BAD_CACHE_FILE`; the signal's reason
 */
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
  return options.rewind === undefined ? undefined : readRewound(config?.findList('load_info'));
}

/**
 * Finds out how far a pool must be taken back to be imported. Imports nothing.
 *
 * @returns undefined where it can be imported as it is
 * @throws ZfsError as an import with `rewind` would
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
  try {
    await issueImport(transport, prepared, quiet);
  } catch (error) {
    const info = error instanceof ZfsError ? rewindInfo(error.answer['zc_nvlist_dst']) : undefined;
    if (info) return info;
    throw error;
  }
  // It came in as it is, read-only: nothing was written, and it goes again.
  await call(transport, 'ZFS_IOC_POOL_EXPORT', { zc_name: prepared.name });
  return undefined;
}

function rewindInfo(answer: unknown): Rewound | undefined {
  const inside = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null
      ? Object.getOwnPropertyDescriptor(value, key)?.value
      : undefined;
  const info = inside(inside(answer, 'load_info'), 'rewind_info');
  const number = (key: string) => {
    const value = inside(info, key);
    return typeof value === 'bigint' ? value : undefined;
  };
  const timestampSeconds = number('rewind_txg_ts');
  if (timestampSeconds === undefined) return undefined;
  return {
    timestampSeconds,
    lostSeconds: number('seconds_of_rewind'),
    dataErrors: number('verify_data_errors'),
  };
}

interface PreparedImport {
  readonly name: string;
  readonly guid: bigint;
  readonly config: Nvlist;
}

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
  if (!options.evenIfActiveElsewhere) refuseActiveElsewhere(pool, ownHostId);
  if (policy) pool.config.set('load-policy', { type: 'nvlist', value: policy });
  return { name: options.name ?? pool.name, guid, config: pool.config };
}

function refuseActiveElsewhere(pool: ImportablePool, ownHostId: bigint): void {
  const host = `${pool.host.name ?? 'an unknown host'} (host id ${pool.host.id.toString(16)})`;
  const why =
    pool.activity === 'active'
      ? `it is imported on ${host}`
      : pool.activity === 'no-host-id'
        ? 'it has multihost on, and this host has no id: zgenhostid(8) sets one'
        : isLastUsedElsewhere(pool, ownHostId)
          ? `it was last used by ${host} and not exported there; this is host id ${ownHostId.toString(16)}`
          : undefined;
  if (why !== undefined) throw refused('ZFSKIT_ACTIVE_ELSEWHERE', pool.name, why);
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
    return await withFreshLabels({ ...known, name, guid });
  } catch (cause) {
    if (!(cause instanceof NvlistError)) throw cause;
    throw refused('ZFSKIT_INVALID_ARGUMENT', target.name, `its configuration: ${cause.message}`, cause);
  }
}

/** Reads the labels again: since the pool was found, or its configuration kept, another host may have imported it. */
async function withFreshLabels(candidate: ImportCandidate): Promise<ImportCandidate> {
  const leaves = leavesOf(candidate.config.getList('vdev_tree'));
  const paths = leaves.flatMap((leaf) => leaf.findString('path') ?? []);
  const scan = await scanDevices({ paths: paths.filter((path) => path.startsWith('/')) });
  const fresh = importCandidates(scan.devices).find(({ guid }) => guid === candidate.guid);
  return fresh ? { ...candidate, state: fresh.state, host: fresh.host } : candidate;
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
  return Promise.all(cached.map(({ config }) => withFreshLabels(candidateOfConfig(config, cacheFile))));
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
