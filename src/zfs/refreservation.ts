import type { Nvlist } from '../nvlist/index.ts';

/** Largest block of metadata, and the block that space is counted for on raidz and draid, in bytes. */
const BLOCK_BYTES = 131072n;

/** Block pointers in an indirect block. */
const POINTERS = BLOCK_BYTES / 128n;

/** Smallest sector, to divide by without losing what is smaller than one of the large blocks. */
const SECTOR_BYTES = 512n;

/** What the reservation of a volume depends on. */
export interface VolumeSize {
  /** Bytes. */
  readonly volsize: bigint;
  readonly volblocksize: bigint;
}

/**
 * The reservation that guarantees a volume all its space: what `refreservation=auto` stands for. The kernel knows no such
 * word; the command computes it (`zvol_volsize_to_reservation` and `volsize_from_vdevs` in `lib/libzfs/libzfs_dataset.c`, 2.2
 * and later; before, the result on raidz is less rounded).
 *
 * @param config - the pool's configuration: on raidz and draid a small block takes more room than its share
 * @returns bytes
 */
export function autoRefreservation({ volsize, volblocksize }: VolumeSize, config: Nvlist): bigint {
  const blocks = volsize / volblocksize;
  // Seven levels of dnodes, and the indirect blocks; metadata has one copy more than data.
  let metadata = 7n;
  for (let level = blocks; level > 1n; ) {
    level = (level + POINTERS - 1n) / POINTERS;
    metadata += level;
  }
  return dataBytes(blocks, volblocksize, config) + 2n * metadata * BLOCK_BYTES;
}

function dataBytes(blocks: bigint, blockBytes: bigint, config: Nvlist): bigint {
  const vdevs = config.findList('vdev_tree')?.findListArray('children') ?? [];
  const sizes = vdevs.map((vdev) => {
    const allocated = allocation(vdev);
    if (!allocated) return 0n;
    const units = (blocks * allocated(blockBytes)) / (allocated(BLOCK_BYTES) / SECTOR_BYTES);
    return units * (BLOCK_BYTES / SECTOR_BYTES);
  });
  const largest = sizes.reduce((most, size) => (size > most ? size : most), 0n);
  return largest || blocks * blockBytes;
}

/** How many bytes a block takes on a raidz or draid vdev; undefined for others, which have no parity. */
function allocation(vdev: Nvlist): ((bytes: bigint) => bigint) | undefined {
  const type = vdev.findString('type');
  const parity = vdev.findUint64('nparity');
  const ashift = vdev.findUint64('ashift');
  if (parity === undefined || ashift === undefined) return undefined;
  if (type === 'raidz') {
    const data = BigInt(vdev.findListArray('children')?.length ?? 0) - parity;
    return data > 0n ? (bytes) => raidzBytes(bytes, data, parity, ashift) : undefined;
  }
  const data = vdev.findUint64('draid_ndata');
  if (type !== 'draid' || !data) return undefined;
  return (bytes) => ((bytes - 1n) / (data << ashift) + 1n) * ((data + parity) << ashift);
}

function raidzBytes(bytes: bigint, data: bigint, parity: bigint, ashift: bigint): bigint {
  const sectors = ((bytes - 1n) >> ashift) + 1n;
  const withParity = sectors + parity * ((sectors + data - 1n) / data);
  const group = parity + 1n;
  return (((withParity + group - 1n) / group) * group) << ashift;
}
