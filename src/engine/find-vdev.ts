import { LINUX_ERRNO } from '../ioctl/index.ts';
import { spa_guid, spa_lookup_by_guid } from './bindings/spa.ts';
import { EngineFailure } from './engine-failure.ts';
import { NULL, type Pointer } from './libzpool.ts';

/**
 * A vdev of an open pool.
 *
 * @param errno - how it fails where there is none of that guid
 */
export function vdevOf(spa: Pointer, guid: bigint, errno: number): Pointer {
  const vdev = spa_lookup_by_guid(spa, guid, 1);
  if (vdev === NULL) throw new EngineFailure(errno);
  return vdev;
}

/** The root vdev of an open pool: it has the guid of the pool. */
export function rootVdevOf(spa: Pointer, errno: number = LINUX_ERRNO.ENODEV): Pointer {
  return vdevOf(spa, spa_guid(spa), errno);
}
