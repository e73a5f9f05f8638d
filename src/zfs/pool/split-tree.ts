import { ZfsError } from '../../ioctl/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';
import { findVdev, type VdevAddress, vdevsOf } from './find-vdev.ts';

/**
 * The tree of the pool that a split makes: one leaf of each mirror, the named one or else the last; log vdevs stay and leave
 * holes; vdevs that were removed stand in it as they are (`zpool_vdev_split` in `lib/libzfs/libzfs_pool.c`).
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when the pool is not all mirrors, or the vdevs are not one of each;
 *   `ZFSKIT_NO_VDEV`, `ZFSKIT_AMBIGUOUS_VDEV`
 */
export function splitTree(tree: Nvlist, addresses: readonly VdevAddress[], pool: string): Nvlist {
  const wanted = new Set(addresses.map((address) => findVdev(vdevsOf(tree), address, pool).guid));
  const chosen = (tree.findListArray('children') ?? []).map((top) => leafOf(top, wanted, pool));
  // Trailing holes would make the new pool wider than what is in it.
  while (chosen.length > 0 && isHole(chosen.at(-1))) chosen.pop();
  if (wanted.size > 0) {
    refuse(pool, 'each vdev to split off is one half of a mirror of its own');
  }
  if (chosen.length === 0) refuse(pool, 'there is nothing to split off');
  return Nvlist.from({ type: 'root', children: chosen });
}

function leafOf(top: Nvlist, wanted: Set<bigint>, pool: string): Nvlist {
  if (top.findUint64('is_log') === 1n || isHole(top)) {
    return Nvlist.from({ type: 'hole', is_hole: uint64(1n) });
  }
  const type = top.getString('type');
  if (type === 'indirect') return top;
  if (type !== 'mirror')
    return refuse(pool, `a pool is split when all its vdevs are mirrors: this has a ${type}`);
  const children = top.getListArray('children');
  const named = children.find((child) => wanted.delete(child.getUint64('guid')));
  return named ?? (children.at(-1) as Nvlist);
}

function isHole(vdev: Nvlist | undefined): boolean {
  return vdev?.findUint64('is_hole') === 1n;
}

function refuse(subject: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message: `${subject}: ${why}`, subject });
}
