import { isAtLeast, type Release } from '../ioctl/index.ts';
import type { Nvlist } from '../nvlist/index.ts';

/** A block whose allocation the accounting of a pool is scaled by (`SPA_OLD_MAXBLOCKSIZE`). */
const TYPICAL_BLOCK_BYTES = 128n << 10n;

/** `SPA_MINBLOCKSHIFT`. */
const SECTOR_SHIFT = 9n;

/** Block pointers in an indirect block of its largest size, and that size (`DNODES_PER_LEVEL`, `DN_MAX_INDBLKSHIFT`). */
const POINTERS_PER_INDIRECT = 1024n;
const INDIRECT_BYTES = 128n << 10n;

/** Blocks of the metadnode, one a level. */
const METADNODE_BLOCKS = 7n;

/** Most copies of a block (`SPA_DVAS_PER_BP`). */
const MAX_COPIES = 3n;

const MAX_UINT64 = (1n << 64n) - 1n;

/** A top-level vdev, as far as it decides how much space a block takes. */
export interface AllocatingVdev {
  /** Sectors are 2^ashift bytes. */
  readonly ashift: bigint;
  /** raidz and draid: parity, and data sectors in a full row. */
  readonly stripe:
    | { readonly kind: 'raidz' | 'draid'; readonly parity: bigint; readonly data: bigint }
    | undefined;
}

/** A volume, as far as it decides what is reserved for it. */
export interface VolumeShape {
  /** Size in bytes. */
  readonly volsize: bigint;
  /** Block size in bytes. */
  readonly volblocksize: bigint;
  /** Copies of each data block, 1 to 3. */
  readonly copies: bigint;
}

/**
 * The top-level vdevs of a pool, out of its configuration (ZFS_IOC_POOL_STATS).
 *
 * @throws NvlistError where it is not a configuration
 */
export function allocatingVdevs(config: Nvlist): AllocatingVdev[] {
  const vdevs = config.getList('vdev_tree').findListArray('children') ?? [];
  return vdevs.flatMap((vdev) => {
    const ashift = vdev.findUint64('ashift');
    return ashift === undefined ? [] : [{ ashift, stripe: stripeOf(vdev) }];
  });
}

function stripeOf(vdev: Nvlist): AllocatingVdev['stripe'] {
  const parity = vdev.findUint64('nparity');
  const kind = vdev.getString('type');
  if (parity === undefined || (kind !== 'raidz' && kind !== 'draid')) return undefined;
  const width = BigInt(vdev.findListArray('children')?.length ?? 0);
  const data = kind === 'draid' ? vdev.findUint64('draid_ndata') : width - parity;
  return data === undefined || data < 1n ? undefined : { kind, parity, data };
}

/**
 * The block size that `zfs create -V` chooses for a volume: the release's default, or more where the pool allocates more at
 * a time. Before 2.1 it is always the default. Fact: default_volblocksize in `cmd/zfs/zfs_main.c`.
 */
export function volumeBlockSize(vdevs: readonly AllocatingVdev[], release: Release): bigint {
  let bytes = isAtLeast(release, '2.2.0') ? 16384n : 8192n;
  if (!isAtLeast(release, '2.1.0')) return bytes;
  const smallest = vdevs.map(({ ashift, stripe }) => smallestSectors(stripe) << ashift);
  const allocation = smallest.reduce((a, b) => (a > b ? a : b), 0n);
  while (bytes * 2n <= allocation) bytes *= 2n;
  return bytes;
}

function smallestSectors(stripe: AllocatingVdev['stripe']): bigint {
  if (!stripe) return 1n;
  if (stripe.kind === 'draid') return stripe.data;
  return stripe.parity === 1n ? 2n : 4n;
}

/**
 * Bytes to reserve for a volume so that every block of it can be written, with its metadata, on the vdev where blocks take
 * most. Fact: zvol_volsize_to_reservation in `lib/libzfs/libzfs_dataset.c`; before 2.3 it rounded the share of a vdev otherwise.
 */
export function volumeReservation(
  vdevs: readonly AllocatingVdev[],
  { volsize, volblocksize, copies }: VolumeShape,
  release: Release,
): bigint {
  const blocks = volsize / volblocksize;
  const charged = vdevs.map((vdev) => chargedBytes(vdev, blocks, volblocksize, release));
  const most = charged.reduce((a, b) => (a > b ? a : b), 0n);
  const data = most === 0n ? blocks * volblocksize : most;
  const metadataCopies = copies + 1n < MAX_COPIES ? copies + 1n : MAX_COPIES;
  const reservation = data * copies + indirectBlocks(blocks) * metadataCopies * INDIRECT_BYTES;
  return reservation < MAX_UINT64 ? reservation : MAX_UINT64;
}

/** What the dataset is charged for the blocks: what they take, in proportion to what a block of 128 KiB takes. */
function chargedBytes(
  { ashift, stripe }: AllocatingVdev,
  blocks: bigint,
  blockBytes: bigint,
  release: Release,
): bigint {
  if (!stripe) return 0n;
  const typical = allocatedBytes(stripe, ashift, TYPICAL_BLOCK_BYTES);
  const each = allocatedBytes(stripe, ashift, blockBytes);
  if (!isAtLeast(release, '2.3.0')) return (blocks * each * TYPICAL_BLOCK_BYTES) / typical;
  return ((blocks * each) / (typical >> SECTOR_SHIFT)) * (TYPICAL_BLOCK_BYTES >> SECTOR_SHIFT);
}

function allocatedBytes(
  { kind, parity, data }: NonNullable<AllocatingVdev['stripe']>,
  ashift: bigint,
  bytes: bigint,
): bigint {
  const sectors = ((bytes - 1n) >> ashift) + 1n;
  const rows = (sectors + data - 1n) / data;
  if (kind === 'draid') return (rows * (data + parity)) << ashift;
  const withParity = sectors + parity * rows;
  return (((withParity + parity) / (parity + 1n)) * (parity + 1n)) << ashift;
}

/** Blocks of metadata: the metadnode, and the indirect blocks of each level. */
function indirectBlocks(dataBlocks: bigint): bigint {
  let level = dataBlocks;
  let count = METADNODE_BLOCKS;
  while (level > 1n) {
    level = (level + POINTERS_PER_INDIRECT - 1n) / POINTERS_PER_INDIRECT;
    count += level;
  }
  return count;
}
