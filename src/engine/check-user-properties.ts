import { LINUX_ERRNO } from '../ioctl/index.ts';
import type { Nvlist } from '../nvlist/index.ts';
import { EngineFailure } from './engine-failure.ts';
import { bind } from './libzpool.ts';

const { EINVAL, ENAMETOOLONG, E2BIG } = LINUX_ERRNO;

/** `include/sys/fs/zfs.h`: whether a name is that of a user property. */
const zfs_prop_user = bind<(name: string) => number>('int zfs_prop_user(const char *name)');

/** `ZAP_MAXNAMELEN` and `ZAP_MAXVALUELEN`: bytes of a name and a value, with their NUL. */
const [NAME_BYTES, VALUE_BYTES] = [256, 8192];

/**
 * Checks that there are user properties in a list, and nothing else, as `zfs_check_userprops` in `zfs_ioctl.c` does.
 *
 * @throws EngineFailure EINVAL, ENAMETOOLONG, E2BIG
 */
export function checkUserProperties(props: Nvlist): void {
  for (const { name, type, value } of props) {
    if (type !== 'string' || zfs_prop_user(name) === 0) throw new EngineFailure(EINVAL);
    if (Buffer.byteLength(name) >= NAME_BYTES) throw new EngineFailure(ENAMETOOLONG);
    if (Buffer.byteLength(value) >= VALUE_BYTES) throw new EngineFailure(E2BIG);
  }
}
