import { isAtLeast, type Release, ZfsError } from '../../ioctl/index.ts';
import { Nvlist, type NvlistInitValue, uint64 } from '../../nvlist/index.ts';
import { checkedLeaf, checkedVdev, type DistributedSpare, type LeafVdev, type Vdev } from './vdev.ts';

/** The vdevs of a pool by what they are for (zpoolconcepts(7)). */
export interface PoolLayout {
  /** Top-level vdevs that hold data. */
  readonly vdevs: readonly Vdev[];
  /** For the intent log: files, disks and mirrors of them. */
  readonly log?: readonly Vdev[] | undefined;
  /** For metadata and small blocks; their loss is the loss of the pool. */
  readonly special?: readonly Vdev[] | undefined;
  /** For dedup tables; their loss is the loss of the pool. */
  readonly dedup?: readonly Vdev[] | undefined;
  /** For cached reads: files and disks. */
  readonly cache?: readonly LeafVdev[] | undefined;
  /** Hot spares: files and disks. */
  readonly spares?: readonly LeafVdev[] | undefined;
}

/** What a tree of vdevs is made for. */
export interface TreeFacts {
  readonly release: Release;
  /** Sector size, as a power of two, of the leaves that have none of their own. */
  readonly ashift?: bigint | undefined;
}

type Role = 'data' | 'log' | 'special' | 'dedup';

/**
 * The root vdev that ZFS_IOC_POOL_CREATE and ZFS_IOC_VDEV_ADD take. Log, special and dedup vdevs are children with a mark
 * (`is_log`, `alloc_bias`), spares and cache vdevs stand in lists of their own (`construct_spec` in
 * `cmd/zpool/zpool_vdev.c`). Devices are whole as they are: `whole_disk` 1 would say that ZFS partitioned them.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`; `ZFSKIT_UNSUPPORTED` for what the release does not have
 */
export function rootVdev(layout: Partial<PoolLayout>, facts: TreeFacts): Nvlist {
  const { vdevs = [], log = [], special = [], dedup = [], cache = [], spares = [] } = layout;
  const tops = (role: Role, of: readonly Vdev[]) => of.map((vdev) => topVdev(vdev, role, facts));
  const leaves = (where: string, of: readonly LeafVdev[]) =>
    of.map((vdev) => Nvlist.from(leafPairs(checkedLeaf(vdev, where), facts)));
  const children = [
    ...tops('data', vdevs),
    ...tops('log', log),
    ...tops('special', special),
    ...tops('dedup', dedup),
  ];
  const lists = { children, spares: leaves('a spare', spares), l2cache: leaves('a cache vdev', cache) };
  if (Object.values(lists).every(({ length }) => length === 0)) refuse('there is no vdev');
  const given = Object.entries(lists).filter(([, list]) => list.length > 0);
  return Nvlist.from({ type: 'root', ...Object.fromEntries(given) });
}

/** A root vdev over one leaf, which ZFS_IOC_VDEV_ATTACH takes. */
export function rootOfOne(vdev: LeafVdev | DistributedSpare, ashift?: bigint): Nvlist {
  return Nvlist.from({ type: 'root', children: [Nvlist.from(leafPairs(vdev, { ashift }))] });
}

function topVdev(vdev: Vdev, role: Role, facts: TreeFacts): Nvlist {
  const checked = checkedVdev(vdev);
  if (role === 'log' && (checked.type === 'raidz' || checked.type === 'draid')) {
    refuse(`a ${checked.type} is not possible as a log vdev: it is a file, a disk or a mirror`);
  }
  return Nvlist.from({
    ...vdevPairs(checked, facts),
    is_log: uint64(role === 'log' ? 1n : 0n),
    alloc_bias: role === 'data' ? undefined : role,
  });
}

function vdevPairs(vdev: Vdev, facts: TreeFacts): Record<string, NvlistInitValue> {
  if (!('children' in vdev)) return leafPairs(vdev, facts);
  const { type } = vdev;
  const children = vdev.children.map((child) => Nvlist.from(leafPairs(child, facts)));
  if (vdev.type === 'mirror') return { type, children };
  const nparity = uint64(BigInt(vdev.parity));
  if (vdev.type === 'raidz') return { type, nparity, children };
  if (!isAtLeast(facts.release, '2.1.0')) {
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED',
      message: `draid exists since OpenZFS 2.1.0, this module is ${facts.release.join('.')}`,
    });
  }
  return {
    type,
    nparity,
    draid_ndata: uint64(BigInt(vdev.data)),
    draid_nspares: uint64(BigInt(vdev.spares)),
    draid_ngroups: uint64(BigInt(vdev.groups)),
    children,
  };
}

function leafPairs(
  vdev: LeafVdev | DistributedSpare,
  facts: Pick<TreeFacts, 'ashift'>,
): Record<string, NvlistInitValue> {
  const { type, path } = vdev;
  const ashift = vdev.type === 'dspare' ? undefined : vdev.ashift;
  // The sector size of a distributed spare is that of its draid.
  const common = vdev.type === 'dspare' ? undefined : facts.ashift;
  const sectorSize = ashift === undefined ? common : BigInt(ashift);
  return {
    type,
    path,
    whole_disk: type === 'disk' ? uint64(0n) : undefined,
    ashift: sectorSize === undefined ? undefined : uint64(sectorSize),
  };
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
