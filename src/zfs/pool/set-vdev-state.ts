import { call, type Transport } from '../../ioctl/index.ts';
import { type VdevAddress, vdevGuid } from './find-vdev.ts';
import { readVdevState, type VdevState } from './vdev-state.ts';

/** `vdev_state_t`, `vdev_aux_t` and the flags of ZFS_IOC_VDEV_SET_STATE (`include/sys/fs/zfs.h`). */
const OFFLINE = 2n;
const FAULTED = 5n;
const DEGRADED = 6n;
const ONLINE = 7n;
const AUX_EXTERNAL = 14n;
const AUX_EXTERNAL_PERSIST = 17n;
const ONLINE_EXPAND = 8n;
const OFFLINE_TEMPORARY = 1n;

/**
 * Puts a vdev back into use. ZFS_IOC_VDEV_SET_STATE.
 *
 * @param options.expand - also use what the device has grown by; a partition is not enlarged
 * @returns the state it came to: `ONLINE` at best; `UNAVAIL` or `FAULTED` where the device cannot be used
 */
export async function onlineVdev(
  transport: Transport,
  pool: string,
  vdev: VdevAddress,
  options: { expand?: boolean | undefined } = {},
): Promise<VdevState> {
  const state = await setState(transport, pool, vdev, ONLINE, options.expand ? ONLINE_EXPAND : 0n);
  return readVdevState(state, 0n).state;
}

/** Takes a vdev out of use; with `temporary` until the pool is imported again. ZFS_IOC_VDEV_SET_STATE. */
export async function offlineVdev(
  transport: Transport,
  pool: string,
  vdev: VdevAddress,
  options: { temporary?: boolean | undefined } = {},
): Promise<void> {
  await setState(transport, pool, vdev, OFFLINE, options.temporary ? OFFLINE_TEMPORARY : 0n);
}

/** Declares a vdev faulty; with `temporary` until the pool is imported again. ZFS_IOC_VDEV_SET_STATE. */
export async function faultVdev(
  transport: Transport,
  pool: string,
  vdev: VdevAddress,
  options: { temporary?: boolean | undefined } = {},
): Promise<void> {
  await setState(transport, pool, vdev, FAULTED, options.temporary ? AUX_EXTERNAL : AUX_EXTERNAL_PERSIST);
}

/** Declares a vdev degraded: it goes on being used. ZFS_IOC_VDEV_SET_STATE. */
export async function degradeVdev(transport: Transport, pool: string, vdev: VdevAddress): Promise<void> {
  await setState(transport, pool, vdev, DEGRADED, AUX_EXTERNAL);
}

async function setState(
  transport: Transport,
  pool: string,
  vdev: VdevAddress,
  zc_cookie: bigint,
  zc_obj: bigint,
): Promise<bigint> {
  const zc_guid = await vdevGuid(transport, pool, vdev);
  const input = { zc_name: pool, zc_guid, zc_cookie, zc_obj };
  return (await call(transport, 'ZFS_IOC_VDEV_SET_STATE', input)).zc_cookie;
}
