import { call, type Transport } from '../ioctl/index.ts';

/**
 * The directory that a pool was imported under (`altroot` of zpoolprops(7)), without a slash at its end; empty where there
 * is none. ZFS_IOC_POOL_GET_PROPS.
 *
 * @throws ZfsError `ENOENT`
 */
export async function readAltroot(transport: Transport, pool: string): Promise<string> {
  const { zc_nvlist_dst: properties } = await call(transport, 'ZFS_IOC_POOL_GET_PROPS', { zc_name: pool });
  const value = (properties as Readonly<Record<string, { value?: unknown }>> | undefined)?.['altroot']?.value;
  return typeof value === 'string' && value !== '-' ? value.replace(/\/+$/, '') : '';
}
