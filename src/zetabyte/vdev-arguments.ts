import { statSync } from 'node:fs';
import {
  disk,
  file,
  type LeafVdev,
  mirror,
  type PoolLayout,
  raidz1,
  raidz2,
  raidz3,
  type Vdev,
} from '../zfs/index.ts';
import { ownFailure, unsupported } from './command-failure.ts';

/** A device of `zpool.create`. */
export interface NamedDevice {
  readonly name: string;
}

/** A vdev of `zpool.create`: a device, or a group of them. */
export interface VdevArgument {
  /** `mirror`, `raidz`, `raidz1` to `raidz3`; left out for a single device. */
  readonly type?: string | undefined;
  readonly devices?: readonly NamedDevice[] | undefined;
  readonly name?: string | undefined;
}

const GROUPS: Readonly<Record<string, (...of: LeafVdev[]) => Vdev>> = {
  mirror,
  raidz: raidz1,
  raidz1,
  raidz2,
  raidz3,
};

/**
 * The vdevs of a pool to create out of what `zpool.create` takes. A regular file is a file vdev, anything else a disk, used as it
 * is: no partition table is written, unlike `zpool create` does on a whole disk.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_UNSUPPORTED` for another type
 */
export function layoutOf(options: {
  readonly vdevs: readonly VdevArgument[];
  readonly spares?: readonly NamedDevice[] | undefined;
  readonly logs?: readonly NamedDevice[] | undefined;
  readonly cache?: readonly NamedDevice[] | undefined;
}): PoolLayout {
  const leaves = (devices: readonly NamedDevice[] | undefined) => devices?.map(({ name }) => leafAt(name));
  return {
    vdevs: options.vdevs.flatMap(vdevsOf),
    spares: leaves(options.spares),
    log: leaves(options.logs),
    cache: leaves(options.cache),
  };
}

/**
 * The device at a path; a name without a slash is one in `/dev`.
 *
 * @throws ZfsError `ENOENT`
 */
export function leafAt(name: string): LeafVdev {
  const path = name.startsWith('/') ? name : `/dev/${name}`;
  try {
    return statSync(path).isFile() ? file(path) : disk(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw ownFailure('ENOENT', `cannot resolve path '${path}'`, path);
  }
}

function vdevsOf({ type, devices, name }: VdevArgument): Vdev[] {
  const leaves = devices?.map((device) => leafAt(device.name)) ?? (name === undefined ? [] : [leafAt(name)]);
  if (!type) return leaves;
  const group = Object.hasOwn(GROUPS, type) ? GROUPS[type] : undefined;
  return group ? [group(...leaves)] : refuse(type);
}

function refuse(type: string): never {
  throw unsupported(`a vdev of type '${type}'`, 'use zfs.pools.create of zfskit');
}
