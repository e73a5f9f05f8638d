import { LINUX_ERRNO } from '../ioctl/index.ts';
import { spa_vdev_state_enter, spa_vdev_state_exit } from './bindings/spa.ts';
import { rootVdevOf } from './find-vdev.ts';
import { NULL, type Pointer } from './libzpool.ts';

/**
 * Does something with the root vdev of an open pool, under the locks with which the states of vdevs are changed.
 *
 * @param locks - SCL_* bits that it takes besides (`include/sys/spa.h`)
 * @param errno - how it fails where there is no root vdev: the pool is just being given another guid
 */
export function withRootVdev<T>(
  spa: Pointer,
  locks: number,
  work: (root: Pointer) => T,
  errno: number = LINUX_ERRNO.ENODEV,
): T {
  spa_vdev_state_enter(spa, locks);
  try {
    return work(rootVdevOf(spa, errno));
  } finally {
    spa_vdev_state_exit(spa, NULL, 0);
  }
}
