import type { Transport } from '../ioctl/index.ts';
import { readPoolProperty } from './pool/pool-property.ts';

/**
 * The directory that a pool was imported under (`altroot` of zpoolprops(7)), without a slash at its end; empty where there
 * is none. ZFS_IOC_POOL_GET_PROPS.
 *
 * @throws ZfsError `ENOENT`
 */
export async function readAltroot(transport: Transport, pool: string): Promise<string> {
  const value = await readPoolProperty(transport, pool, 'altroot');
  return typeof value === 'string' && value !== '-' ? value.replace(/\/+$/, '') : '';
}
