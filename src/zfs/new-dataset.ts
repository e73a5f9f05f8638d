import { call, poolOf, type Transport, ZfsError } from '../ioctl/index.ts';
import type { DatasetPropertyInputs } from './property/property-values.ts';
import { allocatingVdevs, volumeBlockSize, volumeReservation } from './volume-reservation.ts';

/** `dmu_objset_type_t` of what can be created. */
export const OBJSET_TYPE = { filesystem: 2, volume: 3 } as const;

/** What all datasets to create have. */
interface NewDataset {
  readonly properties?: DatasetPropertyInputs | undefined;
  /** Create the ancestors that are missing, as filesystems without properties of their own. As `zfs create -p`. */
  readonly parents?: boolean | undefined;
}

/** A filesystem to create. */
export interface NewFilesystem extends NewDataset {
  readonly kind: 'filesystem';
}

/** A volume to create. */
export interface NewVolume extends NewDataset {
  readonly kind: 'volume';
  /** Size in bytes, a multiple of the volume's block size: bigint, number or a size such as `'10G'`. */
  readonly size: bigint | number | string;
  /**
   * Reserve nothing. Without it, and where `properties.refreservation` is not given, the space is reserved that the
   * volume needs when all of it is written, as `zfs create -V` does.
   */
  readonly sparse?: boolean | undefined;
}

/** The properties that were given, with the size of a volume among them; its reservation is `auto` where it is not given. */
export function propertiesToSet(dataset: NewFilesystem | NewVolume): DatasetPropertyInputs {
  if (dataset.kind === 'filesystem') return { ...dataset.properties };
  const { refreservation, ...properties } = dataset.properties ?? {};
  const reserved = refreservation === undefined || refreservation === 'auto' ? {} : { refreservation };
  return { ...properties, ...reserved, volsize: dataset.size };
}

/**
 * Adds the block size and the reservation that `zfs create -V` would choose for a volume, where they are not given.
 * ZFS_IOC_POOL_STATS.
 *
 * @param given - properties as the kernel takes them
 * @throws ZfsError `ZFSKIT_INVALID_PROPERTY` (the size is no multiple of the block size), `ENOENT` (no such pool)
 */
export async function completeProperties(
  transport: Transport,
  name: string,
  dataset: NewFilesystem | NewVolume,
  given: Readonly<Record<string, bigint | string>>,
): Promise<Record<string, bigint | string>> {
  if (dataset.kind === 'filesystem') return { ...given };
  const { release } = transport.abi;
  const { zc_nvlist_dst: config } = await call(transport, 'ZFS_IOC_POOL_STATS', { zc_name: poolOf(name) });
  const vdevs = config ? allocatingVdevs(config) : [];
  const volsize = given['volsize'] as bigint;
  const volblocksize = (given['volblocksize'] as bigint | undefined) ?? volumeBlockSize(vdevs, release);
  if (volsize === 0n || volsize % volblocksize !== 0n) {
    const message = `${name}: the size of a volume is a multiple of its block size, ${volblocksize}, not ${volsize}`;
    throw new ZfsError({ code: 'ZFSKIT_INVALID_PROPERTY', message, subject: name });
  }
  const complete: Record<string, bigint | string> = { ...given, volblocksize };
  if (dataset.sparse || given['refreservation'] !== undefined) return complete;
  const copies = (given['copies'] as bigint | undefined) ?? 1n;
  complete['refreservation'] = volumeReservation(vdevs, { volsize, volblocksize, copies }, release);
  return complete;
}

/**
 * Creates the ancestors of a dataset that are missing, as filesystems without properties of their own. ZFS_IOC_CREATE.
 *
 * @throws ZfsError `ENOENT` (no such pool), `ZFS_ERR_WRONG_PARENT`, `EDQUOT`, `ENOSPC`
 */
export async function createAncestors(transport: Transport, name: string): Promise<void> {
  const parts = name.split('/');
  for (let count = 2; count < parts.length; count++) {
    const innvl = { type: OBJSET_TYPE.filesystem, props: {} };
    const ancestor = parts.slice(0, count).join('/');
    await call(transport, 'ZFS_IOC_CREATE', { zc_name: ancestor, innvl }).catch((error: unknown) => {
      if (!(error instanceof ZfsError && error.code === 'EEXIST')) throw error;
    });
  }
}
