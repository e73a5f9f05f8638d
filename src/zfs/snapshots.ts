import { call, checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { byCreatetxg, type Created } from './by-createtxg.ts';
import { Dataset } from './dataset.ts';
import { snapshotEntries, snapshottable } from './dataset-entries.ts';
import { checkOnePool, flagsOf } from './one-pool.ts';
import { datasetContext, encodeProperties } from './property/encode-properties.ts';
import type { UserPropertyName } from './property/property-values.ts';
import type { RawProperty } from './property/read-properties.ts';
import { matchSnapshots, parseSnapshotPattern, runsOf } from './snapshot-pattern.ts';

/** How often the datasets of a recursive snapshot are listed again when some disappear meanwhile. */
const RECURSIVE_ATTEMPTS = 5;

/** User properties to set on new snapshots. */
export interface NewSnapshots {
  readonly properties?: Readonly<Record<UserPropertyName, string>> | undefined;
}

/** Where a pattern looks for snapshots. */
export interface PatternOptions {
  /**
   * Also below the dataset: the same short names and ranges in each descendant. Those that a dataset does not have are left
   * out there, as `zfs destroy -r` does.
   */
  readonly recursive?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A snapshot that would be destroyed. */
export interface DoomedSnapshot extends Created {
  /** Bytes that would be freed if it alone were destroyed; blocks shared with a neighbour do not count. */
  readonly unique: bigint;
  /** Number of holds (`userrefs`). While there are any, it can only be destroyed deferred. */
  readonly holds: bigint;
  /** Filesystems and volumes that are clones of it. While there are any, it can only be destroyed deferred. */
  readonly clones: readonly string[];
}

/** What destroying snapshots would do. */
export interface DestroyPreview {
  /** In the order in which they were made, dataset by dataset. */
  readonly snapshots: readonly DoomedSnapshot[];
  /** Bytes that would be freed in all: more than the sum of `unique`, as neighbours share blocks. */
  readonly reclaim: bigint;
  /** Why each of these would not be destroyed now, and thus, without `defer`, none: `EBUSY` held, `EEXIST` cloned. */
  readonly obstacles: ReadonlyMap<string, 'EBUSY' | 'EEXIST'>;
  /** Names that were given and do not exist. */
  readonly missing: readonly string[];
}

/**
 * Snapshots, many at a time. Nothing here unmounts: a snapshot that is mounted (also below `.zfs/snapshot`) is EBUSY.
 */
export class Snapshots {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Makes snapshots of one or more datasets of a pool in one transaction group: all of them or none. ZFS_IOC_SNAPSHOT.
   *
   * @param names - full names, `pool/fs@snapshot`; at most one of each dataset, which the kernel insists on
   * @param options.properties - user properties to set on each
   * @throws ZfsError with the snapshots that failed in `failures`; `EEXIST`, `ENOENT`, `EXDEV`, `EDQUOT`, `EBUSY` (a receive
   *   has not finished), `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`
   */
  async create(names: readonly string[], options: NewSnapshots = {}): Promise<void> {
    const pool = checkOnePool(names, 'new-snapshot');
    const { release } = this.#transport.abi;
    const context = datasetContext({ release, subject: pool, kind: 'snapshot', creating: true });
    const props = encodeProperties(options.properties ?? {}, context);
    const texts = Object.entries(props).map(([name, value]) => [name, String(value)] as const);
    const snaps = flagsOf(names);
    await call(this.#transport, 'ZFS_IOC_SNAPSHOT', {
      zc_name: pool,
      innvl: texts.length > 0 ? { snaps, props: Object.fromEntries(texts) } : { snaps },
    });
  }

  /**
   * Makes a snapshot of the same short name of a dataset and of everything below it, in one transaction group: all of them
   * or none. A dataset that a receive has not finished is left out with what is below it. Datasets that are destroyed while
   * they are listed are left out; those that are created meanwhile can be missed. ZFS_IOC_DATASET_LIST_NEXT and
   * ZFS_IOC_SNAPSHOT.
   *
   * @param name - full name of the topmost snapshot, `pool/fs@snapshot`
   * @returns the full names of the snapshots
   * @throws ZfsError as {@link create} does, with nothing made
   */
  async createRecursive(
    name: string,
    options: NewSnapshots & { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<string[]> {
    const [root = '', short = ''] = checkName(name, 'new-snapshot').split('@');
    for (let attempt = 1; ; attempt++) {
      const names: string[] = [];
      for await (const dataset of snapshottable(this.#transport, root, options.signal))
        names.push(`${dataset}@${short}`);
      try {
        await this.create(names, options);
        return names;
      } catch (error) {
        if (attempt === RECURSIVE_ATTEMPTS || !onlyDescendantsAreGone(error, name)) throw error;
      }
    }
  }

  /**
   * The snapshots of one filesystem or volume with their properties, in the order in which they were made.
   * ZFS_IOC_SNAPSHOT_LIST_NEXT.
   *
   * @throws ZfsError `ENOENT`
   */
  async list(dataset: string, options: { signal?: AbortSignal | undefined } = {}): Promise<Dataset[]> {
    checkName(dataset, 'dataset');
    const found: Dataset[] = [];
    for await (const entry of snapshotEntries(this.#transport, dataset, { ...options, simple: false })) {
      const raw = (entry.zc_nvlist_dst ?? {}) as Record<string, RawProperty>;
      found.push(new Dataset(entry.zc_name, entry.zc_objset_stats, raw, this.#transport.abi.release));
    }
    await this.#exists(dataset, found.length > 0);
    return found.sort(byCreatetxg);
  }

  /**
   * The full names of the snapshots of one filesystem or volume, in the order in which they were made. Much cheaper than
   * {@link list}, from 2.2 on. ZFS_IOC_SNAPSHOT_LIST_NEXT.
   *
   * @throws ZfsError `ENOENT`
   */
  async names(dataset: string, options: { signal?: AbortSignal | undefined } = {}): Promise<string[]> {
    checkName(dataset, 'dataset');
    const ordered = await this.#ordered(dataset, options.signal);
    await this.#exists(dataset, ordered.length > 0);
    return ordered.map(({ name }) => name);
  }

  /**
   * The snapshots that a pattern selects, as zfs-destroy(8) writes it: `pool/fs@a%b` from a to b, `@%b` up to b, `@a%` from
   * a on, `@%` all, and several of these or single names with commas between them. ZFS_IOC_SNAPSHOT_LIST_NEXT.
   *
   * @returns full names in the order in which they were made, dataset by dataset
   * @throws ZfsError `ENOENT` with the names that do not exist in `failures` (when recursive, only if nothing is selected);
   *   `ZFSKIT_INVALID_ARGUMENT` for a range that ends before it begins, `ZFSKIT_INVALID_NAME`
   */
  async select(pattern: string, options: PatternOptions = {}): Promise<string[]> {
    const { dataset, parts } = parseSnapshotPattern(pattern);
    const { signal, recursive = false } = options;
    const datasets = recursive ? snapshottable(this.#transport, dataset, signal) : [dataset];
    const selected: string[] = [];
    const missing: string[] = [];
    for await (const each of datasets) {
      const match = matchSnapshots({ dataset: each, parts }, await this.#ordered(each, signal));
      for (const { name } of match.selected) selected.push(name);
      if (each === dataset) missing.push(...match.missing.map((name) => `${dataset}@${name}`));
    }
    await this.#exists(dataset, selected.length > 0);
    if (missing.length > 0 && !(recursive && selected.length > 0)) {
      throw new ZfsError({
        code: 'ENOENT',
        subject: dataset,
        message: `${pattern}: there is no such snapshot: ${missing.slice(0, 3).join(', ')}`,
        failures: new Map(missing.map((name) => [name, 'ENOENT'])),
      });
    }
    return selected;
  }

  /**
   * Destroys snapshots of one pool, in one transaction group: all of them or none. Snapshots that do not exist count as
   * destroyed. ZFS_IOC_DESTROY_SNAPS.
   *
   * @param names - full names
   * @param options.defer - destroy those that are held or cloned as soon as they no longer are
   * @throws ZfsError with the snapshots that failed in `failures`, in which case none was destroyed: `EBUSY` (held or
   *   mounted), `EEXIST` (cloned)
   */
  async destroy(names: readonly string[], options: { defer?: boolean | undefined } = {}): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_DESTROY_SNAPS', {
      zc_name: checkOnePool(names, 'snapshot'),
      innvl: { snaps: flagsOf(names), defer: options.defer ?? false },
    });
  }

  /**
   * Destroys the snapshots that a pattern selects, all of them or none: {@link select} and {@link destroy}.
   *
   * @returns full names of the snapshots; empty where the pattern selects none
   * @throws ZfsError as those two do
   */
  async destroyMatching(
    pattern: string,
    options: PatternOptions & { readonly defer?: boolean | undefined } = {},
  ): Promise<string[]> {
    const names = await this.select(pattern, options);
    options.signal?.throwIfAborted();
    if (names.length > 0) await this.destroy(names, options);
    return names;
  }

  /**
   * What {@link destroy} would do with these snapshots, without doing it. ZFS_IOC_SNAPSHOT_LIST_NEXT and, for each run of
   * neighbours, ZFS_IOC_SPACE_SNAPS.
   *
   * @param names - full names, of one pool; those that do not exist come back as `missing`
   */
  async preview(
    names: readonly string[],
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<DestroyPreview> {
    checkOnePool(names, 'snapshot');
    const chosen = new Set(names);
    const snapshots: DoomedSnapshot[] = [];
    let reclaim = 0n;
    for (const dataset of datasetsOf(chosen)) {
      const ordered = await this.#listed(dataset, options.signal);
      snapshots.push(...ordered.filter(({ name }) => chosen.has(name)).map(doomed));
      reclaim += await this.#reclaimable(ordered, chosen, options.signal);
    }
    const found = new Set(snapshots.map(({ name }) => name));
    const obstacles = snapshots.flatMap(({ name, holds, clones }): [string, 'EBUSY' | 'EEXIST'][] =>
      holds > 0n ? [[name, 'EBUSY']] : clones.length > 0 ? [[name, 'EEXIST']] : [],
    );
    return {
      snapshots,
      reclaim,
      obstacles: new Map(obstacles),
      missing: [...chosen].filter((name) => !found.has(name)),
    };
  }

  /**
   * Bytes that destroying these snapshots together would free, as `zfs destroy -nv` says. Each run of neighbours is one
   * ZFS_IOC_SPACE_SNAPS; what only snapshots on both sides of one that stays refer to, it refers to as well.
   *
   * @param names - full names, of one pool; those that do not exist count for nothing
   */
  async reclaimable(
    names: readonly string[],
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<bigint> {
    checkOnePool(names, 'snapshot');
    const chosen = new Set(names);
    let bytes = 0n;
    for (const dataset of datasetsOf(chosen)) {
      const ordered = await this.#ordered(dataset, options.signal);
      bytes += await this.#reclaimable(ordered, chosen, options.signal);
    }
    return bytes;
  }

  async #reclaimable(
    ordered: readonly Created[],
    chosen: ReadonlySet<string>,
    signal: AbortSignal | undefined,
  ): Promise<bigint> {
    let bytes = 0n;
    for (const [first, last] of runsOf(ordered, ({ name }) => chosen.has(name))) {
      const input = { zc_name: last.name, innvl: { firstsnap: first.name } };
      bytes += (await call(this.#transport, 'ZFS_IOC_SPACE_SNAPS', input, { signal })).outnvl.used;
    }
    return bytes;
  }

  /** As {@link list}, without snapshots where the dataset does not exist. */
  async #listed(dataset: string, signal: AbortSignal | undefined): Promise<Dataset[]> {
    try {
      return await this.list(dataset, { signal });
    } catch (error) {
      if (error instanceof ZfsError && error.code === 'ENOENT') return [];
      throw error;
    }
  }

  async #ordered(dataset: string, signal: AbortSignal | undefined): Promise<Created[]> {
    const found: Created[] = [];
    for await (const entry of snapshotEntries(this.#transport, dataset, { simple: true, signal }))
      found.push({ name: entry.zc_name, createtxg: entry.zc_objset_stats.dds_creation_txg });
    return found.sort(byCreatetxg);
  }

  /** The kernel says of a dataset that does not exist what it says of one without snapshots. */
  async #exists(dataset: string, known: boolean): Promise<void> {
    if (!known) await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: dataset, zc_simple: 1 });
  }
}

function datasetsOf(names: Iterable<string>): Set<string> {
  return new Set([...names].map((name) => name.slice(0, name.indexOf('@'))));
}

function doomed(snapshot: Dataset): DoomedSnapshot {
  return {
    name: snapshot.name,
    createtxg: snapshot.createtxg,
    unique: snapshot.get('used') ?? 0n,
    holds: snapshot.get('userrefs') ?? 0n,
    clones: snapshot.get('clones') ?? [],
  };
}

function onlyDescendantsAreGone(error: unknown, root: string): boolean {
  if (!(error instanceof ZfsError) || error.failures.size === 0) return false;
  return [...error.failures].every(([name, code]) => code === 'ENOENT' && name !== root);
}
