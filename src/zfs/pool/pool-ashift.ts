import { type Transport, ZfsError } from '../../ioctl/index.ts';
import { readPoolProperty } from './pool-property.ts';

/**
 * The sector size, as a power of two, that a pool's property `ashift` sets for new vdevs, or undefined where none is set. The
 * kernel itself does not look at that property: whoever adds vdevs gives them the value, as the zpool command does
 * (`zpool_do_add`, `zpool_do_attach_or_replace` in `cmd/zpool/zpool_main.c`). ZFS_IOC_POOL_GET_PROPS.
 */
export async function poolAshift(transport: Transport, pool: string): Promise<bigint | undefined> {
  try {
    const value = await readPoolProperty(transport, pool, 'ashift');
    return typeof value === 'bigint' && value !== 0n ? value : undefined;
  } catch (error) {
    // A pool that is not there is reported by the call that follows, which has a better word for it before 2.3.
    if (error instanceof ZfsError && (error.code === 'EFAULT' || error.code === 'ENOENT')) return undefined;
    throw error;
  }
}
