import { type CleanupDescriptor, call, checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { snapshotEntries } from './dataset-entries.ts';
import { checkOnePool, flagsOf } from './one-pool.ts';

/**
 * Longest tag in bytes, as zfs-hold(8) has it: the kernel keeps room for a prefix of 17 (`MAX_TAG_PREFIX_LEN`), and a tag
 * of 256 would be the end of it.
 */
export const MAX_TAG_BYTES = 238;

/** A hold on a snapshot: while it has any, it cannot be destroyed. */
export interface Hold {
  /** Full name. */
  readonly snapshot: string;
  readonly tag: string;
  /** When it was made, in seconds since 1970. */
  readonly created: bigint;
}

/** Holds on snapshots. A tag is a word of its owner's: it says who holds, and is given again to release. */
export class Holds {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Holds snapshots of one pool: all of them or none. The kernel itself would hold those that exist and leave out the rest;
   * if some do not exist, the others are released again. ZFS_IOC_HOLD.
   *
   * @param snapshots - full names
   * @param tag - 1 to {@link MAX_TAG_BYTES} bytes
   * @throws ZfsError with the snapshots that failed in `failures`: `EEXIST` (held by that tag already), `ENOENT`;
   *   `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`
   */
  async add(snapshots: readonly string[], tag: string): Promise<void> {
    await this.addEach(sameTag(snapshots, tag));
  }

  /** {@link add} with a tag for each snapshot, by its full name. */
  async addEach(tags: ReadonlyMap<string, string>): Promise<void> {
    const missing = await hold(this.#transport, tags);
    if (missing.length === 0) return;
    const gone = new Set(missing);
    const held = [...tags].filter(([snapshot]) => !gone.has(snapshot));
    if (held.length > 0) await this.#release(held.map(([snapshot, tag]) => [snapshot, [tag]]));
    throw missingError(missing);
  }

  /**
   * Releases snapshots of one pool, in one transaction group. A snapshot whose destruction was deferred goes with its last
   * hold. ZFS_IOC_RELEASE.
   *
   * @returns what was not there, and so needed no release: `snapshot`, or `snapshot#tag`
   * @throws ZfsError `ENOENT` (no such pool), `EBUSY` (the snapshot would now be destroyed, and is mounted)
   */
  release(snapshots: readonly string[], tag: string): Promise<string[]> {
    return this.#release(snapshots.map((snapshot) => [snapshot, [tag]]));
  }

  /** {@link release} with the tags of each snapshot, by its full name. */
  releaseEach(tags: ReadonlyMap<string, readonly string[]>): Promise<string[]> {
    return this.#release([...tags]);
  }

  /**
   * The holds on a snapshot, or on all snapshots of a filesystem or volume, the oldest first. ZFS_IOC_GET_HOLDS.
   *
   * @throws ZfsError `ENOENT`
   */
  async list(name: string, options: { signal?: AbortSignal | undefined } = {}): Promise<Hold[]> {
    checkName(name, 'dataset-or-snapshot');
    const { signal } = options;
    const direct = await this.#holdsOf(name, signal);
    if (name.includes('@')) return direct;
    const holds: Hold[] = [];
    for await (const entry of snapshotEntries(this.#transport, name, { simple: false, signal })) {
      if (entry.zc_nvlist_dst?.['userrefs']?.['value'] === 0n) continue;
      holds.push(...(await this.#holdsOf(entry.zc_name, signal)));
    }
    return holds.sort(byAge);
  }

  /**
   * Holds snapshots until the handle is closed, or the process dies, however it does. If the host goes down, the holds end
   * when the pool is imported again. ZFS_IOC_HOLD with `cleanup_fd`.
   *
   *     await using held = await zfs.holds.temporary([snapshot], 'backup');
   *
   * @throws ZfsError as {@link add} does; `ZFSKIT_UNSUPPORTED` where the transport cannot
   */
  async temporary(snapshots: readonly string[], tag: string): Promise<TemporaryHolds> {
    checkHolds(sameTag(snapshots, tag));
    const descriptor = this.#transport.cleanupDescriptor?.();
    if (!descriptor) {
      throw new ZfsError({
        code: 'ZFSKIT_UNSUPPORTED',
        message: 'this transport has no descriptor that holds could be tied to',
      });
    }
    const held = new TemporaryHolds(this.#transport, descriptor);
    try {
      await held.add(snapshots, tag);
      return held;
    } catch (error) {
      await held.release();
      throw error;
    }
  }

  /**
   * Holds snapshots while `work` is under way, whatever becomes of it. See {@link temporary}.
   *
   * @returns what `work` returns
   */
  async during<T>(snapshots: readonly string[], tag: string, work: () => T | Promise<T>): Promise<T> {
    const held = await this.temporary(snapshots, tag);
    try {
      return await work();
    } finally {
      await held.release();
    }
  }

  async #release(tags: readonly (readonly [snapshot: string, tags: readonly string[]])[]): Promise<string[]> {
    const pool = checkOnePool(
      tags.map(([snapshot]) => snapshot),
      'snapshot',
    );
    const innvl: Record<string, Record<string, true>> = Object.create(null);
    for (const [snapshot, each] of tags) {
      innvl[snapshot] = flagsOf(each.map((tag) => checkTag(tag, snapshot)));
    }
    const { outnvl } = await call(this.#transport, 'ZFS_IOC_RELEASE', { zc_name: pool, innvl });
    return Object.keys(outnvl);
  }

  async #holdsOf(snapshot: string, signal: AbortSignal | undefined): Promise<Hold[]> {
    const input = { zc_name: snapshot, innvl: {} };
    const { outnvl } = await call(this.#transport, 'ZFS_IOC_GET_HOLDS', input, { signal });
    return Object.entries(outnvl)
      .map(([tag, created]) => ({ snapshot, tag, created }))
      .sort(byAge);
  }
}

/** Holds that end together: when {@link release} is called, when the ZFS handle is closed, or with the process. */
export class TemporaryHolds implements AsyncDisposable {
  readonly #transport: Transport;
  readonly #descriptor: CleanupDescriptor;
  readonly #adding = new Set<Promise<unknown>>();
  #released: Promise<void> | undefined;

  /** @internal */
  constructor(transport: Transport, descriptor: CleanupDescriptor) {
    this.#transport = transport;
    this.#descriptor = descriptor;
  }

  /**
   * Holds further snapshots of one pool, also of another pool than before. If some do not exist, the others stay held until
   * the end.
   *
   * @throws ZfsError as {@link Holds.add} does; `ZFSKIT_CLOSED` after {@link release}
   */
  async add(snapshots: readonly string[], tag: string): Promise<void> {
    if (this.#released) throw new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the holds were released' });
    const adding = hold(this.#transport, sameTag(snapshots, tag), this.#descriptor.fd);
    this.#adding.add(adding);
    try {
      const missing = await adding;
      if (missing.length > 0) throw missingError(missing);
    } finally {
      this.#adding.delete(adding);
    }
  }

  /** Ends the holds; resolves when the kernel has done so. Safe to call twice. */
  release(): Promise<void> {
    // The number of the descriptor means nothing, or something else, as soon as it is closed.
    this.#released ??= Promise.allSettled(this.#adding).then(() => this.#descriptor.close());
    return this.#released;
  }

  /** `await using` releases them. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }
}

/** @returns snapshots that do not exist; the others are held */
async function hold(
  transport: Transport,
  tags: ReadonlyMap<string, string>,
  cleanup_fd?: number,
): Promise<string[]> {
  const { pool, holds } = checkHolds(tags);
  const innvl = cleanup_fd === undefined ? { holds } : { holds, cleanup_fd };
  return Object.keys((await call(transport, 'ZFS_IOC_HOLD', { zc_name: pool, innvl })).outnvl);
}

function checkHolds(tags: ReadonlyMap<string, string>): { pool: string; holds: Record<string, string> } {
  const pool = checkOnePool(tags.keys(), 'snapshot');
  const holds: Record<string, string> = Object.create(null);
  for (const [snapshot, tag] of tags) holds[snapshot] = checkTag(tag, snapshot);
  return { pool, holds };
}

function sameTag(snapshots: readonly string[], tag: string): Map<string, string> {
  return new Map(snapshots.map((snapshot) => [snapshot, tag]));
}

function checkTag(tag: string, snapshot: string): string {
  const bytes = typeof tag === 'string' ? new TextEncoder().encode(tag).length : 0;
  if (bytes > 0 && bytes <= MAX_TAG_BYTES && !tag.includes('\0')) return tag;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${snapshot}: a tag is a text of 1 to ${MAX_TAG_BYTES} bytes without NUL`,
    subject: snapshot,
  });
}

function missingError(missing: readonly string[]): ZfsError {
  return new ZfsError({
    code: 'ENOENT',
    ioctl: 'ZFS_IOC_HOLD',
    subject: missing[0],
    message: `${missing.slice(0, 3).join(', ')}: there is no such snapshot (ZFS_IOC_HOLD: ENOENT)`,
    failures: new Map(missing.map((name) => [name, 'ENOENT'])),
  });
}

function byAge(a: Hold, b: Hold): number {
  if (a.created !== b.created) return a.created < b.created ? -1 : 1;
  const [left, right] = [`${a.snapshot} ${a.tag}`, `${b.snapshot} ${b.tag}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
