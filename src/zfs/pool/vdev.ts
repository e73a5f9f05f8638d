import { isAbsolute } from 'node:path';
import { ZfsError } from '../../ioctl/index.ts';
import { type DraidShape, type DraidWidths, draidWidths, parseDraid } from './draid-shape.ts';

/** A vdev of a pool's layout: a leaf, or leaves with redundancy. */
export type Vdev = LeafVdev | MirrorVdev | RaidzVdev | DraidVdev;

/** A file or block device. */
export interface LeafVdev {
  readonly type: 'file' | 'disk';
  /** Absolute path. */
  readonly path: string;
  /** Sector size to assume, as a power of two from 9 to 16. */
  readonly ashift?: number | undefined;
}

/** Vdevs that hold the same data. */
export interface MirrorVdev {
  readonly type: 'mirror';
  readonly children: readonly LeafVdev[];
}

/** Vdevs of which as many as `parity` may fail. */
export interface RaidzVdev {
  readonly type: 'raidz';
  readonly parity: 1 | 2 | 3;
  readonly children: readonly LeafVdev[];
}

/** A raidz whose groups and spares are distributed over all its vdevs; since 2.1. */
export interface DraidVdev extends DraidWidths {
  readonly type: 'draid';
  readonly children: readonly LeafVdev[];
}

/** A spare that is distributed over the vdevs of a draid, by the name that `zpool status` shows: `draid2-0-1`. */
export interface DistributedSpare {
  readonly type: 'dspare';
  readonly path: string;
}

/** Most children of a raidz or draid (`is_grouping` in `cmd/zpool/zpool_vdev.c`, VDEV_DRAID_MAX_CHILDREN). */
const MAX_CHILDREN = 255;

/** A file as a vdev; `path` is absolute, the file exists and has 64 MiB or more. `ashift`: sector size as a power of two. */
export function file(path: string, options: { ashift?: number | undefined } = {}): LeafVdev {
  return leaf('file', path, options);
}

/** A block device, partitioned or not, as a vdev; it is used as it is, never partitioned. */
export function disk(path: string, options: { ashift?: number | undefined } = {}): LeafVdev {
  return leaf('disk', path, options);
}

/**
 * Two or more vdevs that hold the same data.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function mirror(...children: readonly LeafVdev[]): MirrorVdev {
  return { type: 'mirror', children: leaves('mirror', children, 2, Number.MAX_SAFE_INTEGER) };
}

/**
 * Two or more vdevs of which one may fail.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function raidz1(...children: readonly LeafVdev[]): RaidzVdev {
  return raidz(1, children);
}

/**
 * Three or more vdevs of which two may fail.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function raidz2(...children: readonly LeafVdev[]): RaidzVdev {
  return raidz(2, children);
}

/**
 * Four or more vdevs of which three may fail.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function raidz3(...children: readonly LeafVdev[]): RaidzVdev {
  return raidz(3, children);
}

/**
 * A distributed raidz, since 2.1: `draid({ parity: 2, data: 4, spares: 1 }, ...)`, or as zpoolconcepts(7) writes it,
 * `draid('draid2:4d:11c:1s', ...)`.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when the numbers do not fit each other or the children
 */
export function draid(shape: DraidShape | string, ...children: readonly LeafVdev[]): DraidVdev {
  const checked = leaves('draid', children, 2, MAX_CHILDREN);
  const widths = draidWidths(typeof shape === 'string' ? parseDraid(shape) : shape, checked.length);
  return { type: 'draid', ...widths, children: checked };
}

/**
 * A distributed spare of a draid, to replace one of its vdevs with.
 *
 * @param name - as `zpool status` shows it: `draid2-0-1` is the second spare of the first top-level vdev, with parity 2
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function distributedSpare(name: string): DistributedSpare {
  if (typeof name !== 'string' || !/^draid[123]-\d{1,9}-\d{1,9}$/.test(name)) {
    refuse(`${JSON.stringify(name)} is not a distributed spare: draid2-0-1 is one`);
  }
  return { type: 'dspare', path: name };
}

/**
 * The same vdev, all of it checked: for what was not made by these functions.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function checkedVdev(vdev: Vdev): Vdev {
  switch (vdev?.type) {
    case 'file':
    case 'disk':
      return leaf(vdev.type, vdev.path, vdev);
    case 'mirror':
      return mirror(...listed(vdev.children));
    case 'raidz':
      return raidz(vdev.parity, listed(vdev.children));
    case 'draid':
      return draid(vdev, ...listed(vdev.children));
    default:
      return refuse(
        `there is no kind of vdev ${JSON.stringify((vdev as { type?: unknown } | undefined)?.type)}`,
      );
  }
}

/**
 * The same vdev, if it is a leaf.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function checkedLeaf(vdev: Vdev, where: string): LeafVdev {
  const checked = checkedVdev(vdev);
  if (checked.type !== 'file' && checked.type !== 'disk') {
    return refuse(`a ${checked.type} is not possible as ${where}: it takes files and disks`);
  }
  return checked;
}

/** The leaves of a vdev: itself, or its children. */
export function leavesOf(vdev: Vdev): readonly LeafVdev[] {
  return 'children' in vdev ? vdev.children : [vdev];
}

function raidz(parity: 1 | 2 | 3, children: readonly LeafVdev[]): RaidzVdev {
  if (![1, 2, 3].includes(parity)) refuse(`a raidz has a parity of 1, 2 or 3, not ${String(parity)}`);
  return { type: 'raidz', parity, children: leaves(`raidz${parity}`, children, parity + 1, MAX_CHILDREN) };
}

function leaves(kind: string, children: readonly LeafVdev[], least: number, most: number): LeafVdev[] {
  if (children.length < least) refuse(`a ${kind} has at least ${least} vdevs, not ${children.length}`);
  if (children.length > most) refuse(`a ${kind} has at most ${most} vdevs, not ${children.length}`);
  return children.map((child) => checkedLeaf(child, `part of a ${kind}`));
}

function leaf(type: LeafVdev['type'], path: string, { ashift }: { ashift?: number | undefined }): LeafVdev {
  if (typeof path !== 'string' || !isAbsolute(path))
    refuse(`${JSON.stringify(path)} is not an absolute path`);
  if (path.includes('\0')) refuse('a path contains a NUL character');
  if (ashift !== undefined && !(Number.isInteger(ashift) && ashift >= 9 && ashift <= 16)) {
    refuse(`ashift is a power of two from 9 to 16, not ${ashift}`);
  }
  return ashift === undefined ? { type, path } : { type, path, ashift };
}

function listed(children: unknown): readonly LeafVdev[] {
  return Array.isArray(children) ? (children as LeafVdev[]) : refuse('the children of a vdev are a list');
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
