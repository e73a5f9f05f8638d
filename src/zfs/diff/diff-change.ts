import type { FileStat, ZfsErrorCode } from '../../ioctl/index.ts';
import type { ObjectStats } from './object-stats.ts';

/** What a name in a filesystem stands for. */
export type FileType =
  | 'file'
  | 'directory'
  | 'symlink'
  | 'block device'
  | 'character device'
  | 'fifo'
  | 'socket'
  | 'other';

/** A file, by its object number (its inode number) and where it is. */
interface DiffFacts {
  readonly object: bigint;
  readonly type: FileType;
  /** When it last changed, in nanoseconds since 1970: in the later snapshot, of what is removed in the earlier one. */
  readonly ctime: bigint;
  /** From the root of the filesystem, beginning with a slash. Bytes that are not UTF-8 read as U+FFFD here. */
  readonly path: string;
  /** The path as it is. */
  readonly pathBytes: Uint8Array;
}

/** A file that came or went. One that was made anew under its old number went first, and then came. */
export interface DiffPresence extends DiffFacts {
  readonly kind: 'created' | 'removed';
}

/**
 * A file that was removed while it is open: it goes when it is closed. `zfs diff` says that it was renamed, or nothing where
 * no more than its name changed.
 */
export interface DiffUnlinked extends DiffFacts {
  readonly kind: 'unlinked';
}

/** A file whose content, attributes or, for a directory, entries changed. */
export interface DiffModified extends DiffFacts {
  readonly kind: 'modified';
  /** How many hard links came (positive) or went; 0n when their number is the same. */
  readonly links: bigint;
}

/** A file with another path: `path` is the old one. */
export interface DiffRenamed extends DiffFacts {
  readonly kind: 'renamed';
  readonly newPath: string;
  readonly newPathBytes: Uint8Array;
}

/**
 * A file that is in one snapshot or both, and whose path the kernel cannot tell there: it was a hard link whose directory
 * is gone. `zfs diff` warns of it.
 */
export interface DiffUnnamed extends Pick<DiffFacts, 'object' | 'type' | 'ctime'> {
  readonly kind: 'unnamed';
  readonly code: ZfsErrorCode;
}

/** One difference between two states of a filesystem. */
export type DiffChange = DiffPresence | DiffUnlinked | DiffModified | DiffRenamed | DiffUnnamed;

/** `S_IFMT` and the types, stat(2) of Linux. */
const TYPE_BITS = 0o170000n;
const TYPES: ReadonlyMap<bigint, FileType> = new Map([
  [0o100000n, 'file'],
  [0o040000n, 'directory'],
  [0o120000n, 'symlink'],
  [0o060000n, 'block device'],
  [0o020000n, 'character device'],
  [0o010000n, 'fifo'],
  [0o140000n, 'socket'],
]);

/**
 * What became of an object that is in use in the later snapshot's part of the filesystem. The same decisions as those of
 * `zfs diff`, but that a file without a name in the earlier snapshot counts as not there.
 */
export function changesOfObject(object: bigint, from: ObjectStats, to: ObjectStats): DiffChange[] {
  const unnamed = [to, from].find(({ state }) => state === 'unknown');
  if (unnamed) return [{ kind: 'unnamed', code: unnamed.code ?? 'EINVAL', ...factsOf(object, unnamed.stat) }];
  if (from.state === 'absent') return to.state === 'named' ? [appeared(object, from, to)] : [];
  if (to.state === 'absent') return from.state === 'named' ? [disappeared(object, from, to)] : [];
  if (from.state === 'unlinked') return to.state === 'named' ? [presence('created', object, to)] : [];
  return changesOfNamed(object, from, to);
}

/** An object that was in the earlier snapshot and is free now. */
export function removalOfObject(object: bigint, from: ObjectStats): DiffChange[] {
  if (from.state === 'named') return [presence('removed', object, from)];
  if (from.state !== 'unknown') return [];
  return [{ kind: 'unnamed', code: from.code ?? 'EINVAL', ...factsOf(object, from.stat) }];
}

/** It was in the earlier snapshot and had a name there. */
function changesOfNamed(object: bigint, from: ObjectStats, to: ObjectStats): DiffChange[] {
  if (!sameFile(from.stat, to.stat)) {
    const removed = presence('removed', object, from);
    return to.state === 'named' ? [removed, presence('created', object, to)] : [removed];
  }
  if (to.state === 'unlinked') return [{ kind: 'unlinked', ...placed(object, to.stat, from.path) }];
  if (ctimeOf(from.stat) === ctimeOf(to.stat)) return [];
  const links = linkChange(from.stat, to.stat);
  if (links !== 0n) {
    return [{ kind: 'modified', links, ...placed(object, to.stat, links > 0n ? from.path : to.path) }];
  }
  const facts = placed(object, to.stat, from.path);
  if (Buffer.compare(from.path, to.path) === 0) return [{ kind: 'modified', links, ...facts }];
  return [{ kind: 'renamed', ...facts, newPath: text(to.path), newPathBytes: to.path }];
}

/** It has a path only now: it is new, or a file of which one link came and the link of its known path went. */
function appeared(object: bigint, from: ObjectStats, to: ObjectStats): DiffChange {
  const links = linkChange(from.stat, to.stat);
  return links === 0n
    ? presence('created', object, to)
    : { kind: 'modified', links, ...placed(object, to.stat, to.path) };
}

function disappeared(object: bigint, from: ObjectStats, to: ObjectStats): DiffChange {
  const links = linkChange(from.stat, to.stat);
  return links === 0n
    ? presence('removed', object, from)
    : { kind: 'modified', links, ...placed(object, from.stat, from.path) };
}

function presence(kind: 'created' | 'removed', object: bigint, { stat, path }: ObjectStats): DiffPresence {
  return { kind, ...placed(object, stat, path) };
}

function placed(object: bigint, stat: FileStat, path: Uint8Array): DiffFacts {
  return { ...factsOf(object, stat), path: text(path), pathBytes: path };
}

function factsOf(object: bigint, stat: FileStat): Pick<DiffFacts, 'object' | 'type' | 'ctime'> {
  return { object, type: TYPES.get(stat.zs_mode & TYPE_BITS) ?? 'other', ctime: ctimeOf(stat) };
}

/** A number may be used again: the generation tells, and of releases that lost it the type. */
function sameFile(from: FileStat, to: FileStat): boolean {
  return from.zs_gen === to.zs_gen && (from.zs_mode & TYPE_BITS) === (to.zs_mode & TYPE_BITS);
}

function linkChange(from: FileStat, to: FileStat): bigint {
  const isDirectory = [from, to].some(({ zs_mode }) => TYPES.get(zs_mode & TYPE_BITS) === 'directory');
  return isDirectory || from.zs_links === 0n || to.zs_links === 0n ? 0n : to.zs_links - from.zs_links;
}

function ctimeOf({ zs_ctime: [seconds, nanoseconds] }: FileStat): bigint {
  return seconds * 1_000_000_000n + nanoseconds;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
