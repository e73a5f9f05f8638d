import { call } from '../ioctl/index.ts';
import { type VolumeShape, volumeReservation, type Zfs } from '../zfs/index.ts';
import { parseSize } from '../zfs/property/size.ts';
import { type AllocatingVdev, allocatingVdevs, volumeBlockSize } from '../zfs/volume-reservation.ts';
import { ownFailure } from './command-failure.ts';
import { extractPool } from './name-parts.ts';

/**
 * The size of a new volume, rounded up to its blocks as `zfs create -V` does.
 *
 * @param blocksize - bytes, or undefined for what the pool makes of it
 * @throws ZfsError in the command's words
 */
export async function roundedSize(
  zfs: Zfs,
  name: string,
  size: bigint | number | string,
  blocksize: string | undefined,
): Promise<bigint> {
  const bytes = sizeOf(name, String(size));
  const given = blocksize === undefined ? undefined : sizeOf(name, blocksize);
  const block = given ?? volumeBlockSize(await vdevsOf(zfs, name), zfs.transport.abi.release);
  return block <= 0n ? bytes : ((bytes + block - 1n) / block) * block;
}

/**
 * What is reserved for a volume when its size changes: a volume that has reserved what its old size needs gets what the new one
 * needs, any other keeps what it has. So does `zfs set volsize` (`zfs_add_synthetic_resv` in `lib/libzfs/libzfs_dataset.c`).
 */
export async function followsItsSize(zfs: Zfs, name: string): Promise<boolean> {
  const volume = await zfs.datasets.get(name);
  const [volsize, volblocksize] = [volume.get('volsize'), volume.get('volblocksize')];
  if (volsize === undefined || volblocksize === undefined) return false;
  const shape: VolumeShape = { volsize, volblocksize, copies: BigInt(volume.get('copies') ?? 1) };
  const reservation = volumeReservation(await vdevsOf(zfs, name), shape, zfs.transport.abi.release);
  return volume.get('refreservation') === reservation;
}

async function vdevsOf(zfs: Zfs, name: string): Promise<AllocatingVdev[]> {
  const { zc_nvlist_dst: config } = await call(zfs.transport, 'ZFS_IOC_POOL_STATS', {
    zc_name: extractPool(name),
  });
  return config ? allocatingVdevs(config) : [];
}

function sizeOf(name: string, text: string): bigint {
  const bytes = parseSize(text);
  if (bytes !== undefined) return bytes;
  throw ownFailure('ZFSKIT_INVALID_PROPERTY', `cannot create '${name}': bad numeric value '${text}'`, name);
}
