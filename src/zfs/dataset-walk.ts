import {
  type CallOptions,
  call,
  callUntil,
  checkName,
  type IoctlOutput,
  type ioctls,
  LINUX_ERRNO,
  type ObjsetStats,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { absent } from './absent.ts';
import { datasetProperties } from './property/dataset-properties.ts';
import type { DatasetKind, PropertyDefinition } from './property/property-definition.ts';
import type { RawProperty } from './property/read-properties.ts';

type Raw = Readonly<Record<string, RawProperty>>;
type ListIoctl = 'ZFS_IOC_DATASET_LIST_NEXT' | 'ZFS_IOC_SNAPSHOT_LIST_NEXT';
type Reply = IoctlOutput<(typeof ioctls)['ZFS_IOC_OBJSET_STATS']>;

/** `dmu_objset_type_t` of volumes. */
const DMU_OST_ZVOL = 3;

/** What to ask of bookmarks: nothing comes by itself. */
const BOOKMARK_PROPERTIES: Readonly<Record<string, true>> = Object.fromEntries(
  Object.entries<PropertyDefinition>(datasetProperties)
    .filter(([, { on }]) => on?.includes('bookmark'))
    .map(([name]) => [name, true as const]),
);

/** Levels that a pool can have, and more. */
const ALL_LEVELS = 1000;

/** What a walk visits. */
export interface WalkOptions {
  /** What to visit; filesystems and volumes (default), snapshots, bookmarks. */
  readonly kinds?: readonly DatasetKind[] | undefined;
  /** Levels below the root to visit; its snapshots and bookmarks are one level below it. Default all, 0 is the root alone. */
  readonly depth?: number | undefined;
  /** Names to visit. What is below a dataset that is left out is visited all the same. */
  readonly filter?: ((name: string) => boolean) | undefined;
  /** Ends the walk; the iteration throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What a walk comes to. `raw` has no properties where the walk is simple. */
export interface WalkEntry {
  readonly name: string;
  readonly kind: DatasetKind;
  /** Of a snapshot or bookmark, what it is of; else the same as `kind`. */
  readonly head: 'filesystem' | 'volume';
  /** Nothing for a bookmark, or for a snapshot of a simple walk. */
  readonly stats: ObjsetStats | undefined;
  readonly raw: Raw;
}

interface Level {
  readonly name: string;
  readonly depth: number;
  readonly coming: Promise<IoctlOutput<(typeof ioctls)[ListIoctl]> | undefined>;
}

/**
 * Walks datasets by the kernel's cursors, parents before their children, each with its snapshots and bookmarks behind it.
 * Little is held at a time: one entry for each level. What disappears meanwhile is left out.
 */
export class DatasetWalk {
  readonly #transport: Transport;
  readonly #kinds: ReadonlySet<DatasetKind>;
  readonly #depth: number;
  readonly #filter: (name: string) => boolean;
  readonly #call: CallOptions;
  readonly #simple: boolean;

  /** @param simple - names and kinds are enough; the kernel then reads no properties (datasets: since 2.2) */
  constructor(transport: Transport, options: WalkOptions, simple: boolean) {
    this.#transport = transport;
    this.#kinds = checkKinds(options.kinds);
    this.#depth = checkDepth(options.depth);
    this.#filter = options.filter ?? (() => true);
    this.#call = { signal: options.signal };
    this.#simple = simple;
  }

  /** @throws ZfsError `ENOENT` when the root does not exist */
  async *from(root: string): AsyncGenerator<WalkEntry, void, void> {
    yield* this.#visit(root, await this.#stats(root), this.#depth);
    const levels = this.#depth > 0 ? [this.#children(root, this.#depth, 0n)] : [];
    // The next sibling and the first child are asked for at once, before they are needed.
    for (let level = levels.pop(); level; level = levels.pop()) {
      const entry = await level.coming;
      if (!entry) continue;
      levels.push(this.#children(level.name, level.depth, entry.zc_cookie));
      if (isInternal(entry.zc_name)) continue;
      if (level.depth > 1) levels.push(this.#children(entry.zc_name, level.depth - 1, 0n));
      yield* this.#visit(entry.zc_name, entry, level.depth - 1);
    }
  }

  /** One dataset with its snapshots and bookmarks, and nothing of what is below it. */
  async *alone(name: string): AsyncGenerator<WalkEntry, void, void> {
    yield* this.#visit(name, await this.#stats(name), this.#depth);
  }

  /** The entries directly below one dataset: filesystems and volumes, or snapshots. For walks that are not simple. */
  async *entries(name: string, ioctl: ListIoctl): AsyncGenerator<WalkEntry, void, void> {
    let entry = await this.#next(ioctl, name, 0n);
    // The kernel says of a dataset that does not exist what it says of one without entries.
    if (!entry)
      await call(this.#transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name, zc_simple: 1 }, this.#call);
    while (entry) {
      const next = this.#next(ioctl, name, entry.zc_cookie);
      if (!isInternal(entry.zc_name)) yield entryOf(entry.zc_name, entry);
      entry = await next;
    }
  }

  #stats(name: string): Promise<Reply> {
    checkName(name, 'dataset');
    const input = { zc_name: name, zc_simple: this.#simple ? 1 : 0 };
    return call(this.#transport, 'ZFS_IOC_OBJSET_STATS', input, this.#call);
  }

  async *#visit(name: string, reply: Reply, depth: number): AsyncGenerator<WalkEntry, void, void> {
    const entry = entryOf(name, reply);
    if (this.#wants(entry.kind, name)) yield entry;
    if (depth < 1) return;
    if (this.#kinds.has('snapshot')) yield* this.#snapshots(entry);
    if (this.#kinds.has('bookmark')) yield* this.#bookmarks(entry);
  }

  async *#snapshots({ name, head }: WalkEntry): AsyncGenerator<WalkEntry, void, void> {
    for (let cursor = 0n; ; ) {
      const entry = await this.#next('ZFS_IOC_SNAPSHOT_LIST_NEXT', name, cursor);
      if (!entry) return;
      cursor = entry.zc_cookie;
      if (!this.#filter(entry.zc_name) || isInternal(entry.zc_name)) continue;
      const raw = (entry.zc_nvlist_dst ?? {}) as Raw;
      const stats = this.#simple ? undefined : entry.zc_objset_stats;
      yield { name: entry.zc_name, kind: 'snapshot', head, stats, raw };
    }
  }

  async *#bookmarks({ name, head }: WalkEntry): AsyncGenerator<WalkEntry, void, void> {
    const input = { zc_name: name, innvl: BOOKMARK_PROPERTIES };
    const reply = await call(this.#transport, 'ZFS_IOC_GET_BOOKMARKS', input, this.#call).catch(absent);
    for (const [short, raw] of Object.entries(reply?.outnvl ?? {})) {
      const full = `${name}#${short}`;
      if (this.#filter(full)) yield { name: full, kind: 'bookmark', head, stats: undefined, raw: raw as Raw };
    }
  }

  #wants(kind: DatasetKind, name: string): boolean {
    return this.#kinds.has(kind) && this.#filter(name);
  }

  #children(name: string, depth: number, cursor: bigint): Level {
    return { name, depth, coming: this.#next('ZFS_IOC_DATASET_LIST_NEXT', name, cursor) };
  }

  /** Asks for the entry behind a cursor; there is none at the end. */
  #next(ioctl: ListIoctl, name: string, cursor: bigint) {
    // Before 2.2 a simple entry of a snapshot has nothing but its name, and one of a dataset has everything.
    const zc_simple = this.#simple ? 1 : 0;
    const input = { zc_name: name, zc_cookie: cursor, zc_simple };
    const coming = callUntil(this.#transport, ioctl, input, LINUX_ERRNO.ESRCH, this.#call);
    // A failure is seen when the entry is needed, which it never is where the caller stops before.
    coming.catch(() => {});
    return coming;
  }
}

/** An answer about a filesystem, volume or snapshot, as an entry. */
export function entryOf(name: string, reply: Reply): WalkEntry {
  const stats = reply.zc_objset_stats;
  const head = stats.dds_type === DMU_OST_ZVOL ? 'volume' : 'filesystem';
  const raw = (reply.zc_nvlist_dst ?? {}) as Raw;
  return { name, kind: name.includes('@') ? 'snapshot' : head, head, stats, raw };
}

/** Names with `$` are the pool's own, those with `%` belong to receives and other work under way. */
function isInternal(name: string): boolean {
  return name.includes('$') || name.includes('%');
}

const KINDS: readonly DatasetKind[] = ['filesystem', 'volume', 'snapshot', 'bookmark'];

/** The kinds to visit, as a set. */
export function checkKinds(
  kinds: readonly DatasetKind[] = ['filesystem', 'volume'],
): ReadonlySet<DatasetKind> {
  const unknown = kinds.find((kind) => !KINDS.includes(kind));
  if (unknown !== undefined) {
    refuse(`there is no kind ${JSON.stringify(unknown)} of dataset, only ${KINDS.join(', ')}`);
  }
  return new Set(kinds);
}

/** The levels to visit. */
export function checkDepth(depth: number = ALL_LEVELS): number {
  if (!Number.isInteger(depth) || depth < 0)
    refuse(`depth is a whole number from 0 on, not ${String(depth)}`);
  return Math.min(depth, ALL_LEVELS);
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
