import { LINUX_ERRNO } from '../ioctl/index.ts';
import { Nvlist, uint64 } from '../nvlist/index.ts';
import { EngineFailure } from './engine-failure.ts';
import { bind, isSince } from './libzpool.ts';

/** `include/zfs_comutil.h`: the version of filesystems that a version of pools has. */
const zfs_zpl_version_map = bind<(spaVersion: number) => number>('int zfs_zpl_version_map(int spa_version)');

/** `ZPL_VERSION` and `ZPL_VERSION_NORMALIZATION`. */
const NEWEST = 5n;
const WITH_NORMALIZATION = 3n;

const NAMES = ['normalization', 'utf8only', 'casesensitivity'];

/** Since 2.4, and like the others no ordinary properties: they are kept in the filesystem's master node. */
const DEFAULT_QUOTAS = ['user', 'group', 'project'].flatMap((who) => [
  `default${who}quota`,
  `default${who}objquota`,
]);

/**
 * Takes the properties that only a new filesystem can be given out of those of a pool's root dataset, and completes them by
 * their defaults (`zfs_fill_zplprops_root` in `zfs_ioctl.c`).
 *
 * @throws EngineFailure ENOTSUP: the version of the pool does not have them
 */
export function takeRootZplProperties(poolVersion: bigint, rootProps: Nvlist): Nvlist {
  const newest = BigInt(zfs_zpl_version_map(Number(poolVersion)));
  const version = rootProps.find('version', 'uint64') ?? newest;
  const asked = NAMES.some((name) => rootProps.has(name, 'uint64'));
  if (version < 1n || version > NEWEST || version > newest || (asked && version < WITH_NORMALIZATION)) {
    throw new EngineFailure(LINUX_ERRNO.ENOTSUP);
  }
  const taken = new Nvlist().set('version', uint64(version));
  for (const name of [...NAMES, ...(isSince('2.4') ? DEFAULT_QUOTAS : [])]) {
    taken.set(name, uint64(rootProps.find(name, 'uint64') ?? 0n));
    rootProps.delete(name);
  }
  // Names that are normalized are valid UTF-8 always.
  if (taken.get('normalization', 'uint64') !== 0n) taken.set('utf8only', uint64(1n));
  return taken;
}
