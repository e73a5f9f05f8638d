import { LINUX_ERRNO } from '../ioctl/index.ts';
import { EngineFailure } from './engine-failure.ts';
import { bind, NULL, type Pointer } from './libzpool.ts';

/** `include/zfs_namecheck.h`: 0 for a good name. */
const zfs_component_namecheck = bind<(name: string, why: Pointer, what: Pointer) => number>(
  'int zfs_component_namecheck(const char *path, void *why, void *what)',
);

/**
 * Checks the name of a snapshot or bookmark, as a list has it: a dataset of the pool, a mark, and a short name.
 *
 * @throws EngineFailure EINVAL; EXDEV when it is not in the pool
 */
export function checkMember(pool: string, name: string, mark: '@' | '#'): void {
  checkShortName(name, mark);
  checkInPool(pool, name, mark);
}

/** @throws EngineFailure EINVAL when what is after the mark is no name */
export function checkShortName(name: string, mark: '@' | '#'): void {
  const at = name.indexOf(mark);
  if (at < 0 || zfs_component_namecheck(name.slice(at + 1), NULL, NULL) !== 0)
    throw new EngineFailure(LINUX_ERRNO.EINVAL);
}

/** @throws EngineFailure EXDEV */
export function checkInPool(pool: string, name: string, mark: '@' | '#'): void {
  if (!name.startsWith(`${pool}/`) && !name.startsWith(`${pool}${mark}`))
    throw new EngineFailure(LINUX_ERRNO.EXDEV);
}
