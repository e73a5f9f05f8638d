import { isAbsolute } from 'node:path';
import { ZfsError } from '../../ioctl/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';

/** A vdev of a pool to be created: a leaf, or a mirror of leaves. */
export type Vdev = LeafVdev | MirrorVdev;

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
  readonly children: readonly Vdev[];
}

/** A file as a vdev; `path` is absolute, the file exists and has 64 MiB or more. `ashift`: sector size as a power of two. */
export function file(path: string, options: { ashift?: number | undefined } = {}): LeafVdev {
  return leaf('file', path, options);
}

/** A block device, partitioned or not, as a vdev; it is used as it is, never partitioned. */
export function disk(path: string, options: { ashift?: number | undefined } = {}): LeafVdev {
  return leaf('disk', path, options);
}

/** Two or more vdevs that hold the same data. */
export function mirror(...children: readonly Vdev[]): MirrorVdev {
  if (children.length < 2) refuse('a mirror has at least two vdevs');
  if (children.some((child) => child.type === 'mirror')) refuse('a mirror has only leaves');
  return { type: 'mirror', children };
}

/**
 * The root vdev that ZFS_IOC_POOL_CREATE takes, over one or more top-level vdevs.
 *
 * @param ashift - sector size, as a power of two, of the leaves that have none of their own
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function rootVdev(vdevs: readonly Vdev[], ashift?: bigint): Nvlist {
  if (vdevs.length === 0) refuse('a pool has at least one vdev');
  return Nvlist.from({ type: 'root', children: vdevs.map((vdev) => vdevList(vdev, ashift)) });
}

function vdevList(vdev: Vdev, poolAshift: bigint | undefined): Nvlist {
  const is_log = uint64(0n);
  if (vdev.type === 'mirror') {
    return Nvlist.from({
      type: 'mirror',
      is_log,
      children: mirror(...vdev.children).children.map((child) => vdevList(child, poolAshift)),
    });
  }
  const { type, path, ashift } = leaf(vdev.type, vdev.path, vdev);
  const sectorSize = ashift === undefined ? poolAshift : BigInt(ashift);
  return Nvlist.from({
    type,
    is_log,
    path,
    whole_disk: type === 'disk' ? uint64(0n) : undefined,
    ashift: sectorSize === undefined ? undefined : uint64(sectorSize),
  });
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

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
