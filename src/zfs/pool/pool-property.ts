import { call, type Transport } from '../../ioctl/index.ts';
import type { AnswerLimits } from './stats-config.ts';

/**
 * A property of a pool as the kernel has it, or undefined where it has no value. ZFS_IOC_POOL_GET_PROPS.
 *
 * @throws ZfsError `ENOENT`; `EFAULT` for the same before 2.3
 */
export async function readPoolProperty(
  transport: Transport,
  pool: string,
  name: string,
  limits: AnswerLimits = {},
): Promise<bigint | string | undefined> {
  const input = { zc_name: pool };
  const { zc_nvlist_dst: properties = {} } = await call(transport, 'ZFS_IOC_POOL_GET_PROPS', input, limits);
  const value = Object.hasOwn(properties, name) ? properties[name]?.['value'] : undefined;
  return typeof value === 'bigint' || typeof value === 'string' ? value : undefined;
}
