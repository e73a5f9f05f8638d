import type { Endian } from '../nvlist/index.ts';

/** `UBERBLOCK_MAGIC`, `MMP_MAGIC` in `include/sys/uberblock_impl.h`. */
const UBERBLOCK_MAGIC = 0x00bab10cn;
const MMP_MAGIC = 0xa11cea11n;

/** Bytes of `struct uberblock`, the last member included that any supported release has. */
export const UBERBLOCK_BYTES = 216;

/** Members behind the root block pointer, as word numbers. */
const ROOT_BLOCK_WORD = 5;
const SOFTWARE_VERSION_WORD = 21;

/** `raidz_reflow_scratch_state_t`. */
const SCRATCH_STATES = [
  'not-in-use',
  'valid',
  'invalid-synced',
  'invalid-synced-on-import',
  'invalid-synced-reflow',
] as const;

/** A place on a top-level vdev (`dva_t`). */
export interface BlockAddress {
  /** Number of the top-level vdev. */
  readonly vdev: number;
  /** Bytes from the beginning of the vdev's space, which is behind its first two labels and the boot block. */
  readonly offset: bigint;
  /** Bytes that are allocated there. */
  readonly sizeBytes: number;
}

/** The block that everything in the pool hangs on. */
export interface RootBlock {
  /** Up to three copies. */
  readonly addresses: readonly BlockAddress[];
  /** Transaction group that wrote it. */
  readonly birthTxg: bigint;
  /** Objects that are in use below it. */
  readonly fill: bigint;
}

/** Multi-host protection, as the host that wrote the uberblock had it (`zpool set multihost=on`). */
export interface MmpFields {
  /** Nanoseconds between this write and the one before; 0 while multihost is off. */
  readonly delayNs: bigint;
  /** Counts writes within a second. Undefined when the writer did not say. */
  readonly sequence: number | undefined;
  /** Milliseconds between writes (`zfs_multihost_interval`). Undefined when the writer did not say. */
  readonly intervalMs: number | undefined;
  /** Failed writes after which the writer suspends the pool (`zfs_multihost_fail_intervals`). */
  readonly failIntervals: number | undefined;
}

/** State of a pool at the end of one transaction group. Source: `struct uberblock`. */
export interface Uberblock {
  /** Byte order of the host that wrote it. */
  readonly endian: Endian;
  /** On-disk version, 5000 with feature flags. */
  readonly version: bigint;
  readonly txg: bigint;
  /** Sum of the guids of all vdevs, modulo 2^64. */
  readonly guidSum: bigint;
  /** Seconds since 1970. */
  readonly timestampSeconds: bigint;
  readonly rootBlock: RootBlock;
  /** Highest version that the software which wrote it knows. */
  readonly softwareVersion: bigint;
  /** Undefined when it was written before 0.7. */
  readonly mmp: MmpFields | undefined;
  /** On a checkpoint, or a pool that was rewound to it: the txg at which it was taken; else 0. */
  readonly checkpointTxg: bigint;
  /** Expansion of a raidz vdev since 2.3, undefined while none was begun. */
  readonly raidzReflow: { readonly state: string; readonly offset: bigint } | undefined;
}

/**
 * Reads an uberblock of either byte order.
 *
 * @returns undefined where its magic number is not there
 */
export function parseUberblock(bytes: Uint8Array): Uberblock | undefined {
  const endian = uberblockEndian(bytes);
  if (endian === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (number: number): bigint => view.getBigUint64(number * 8, endian === 'little');
  return {
    endian,
    version: word(1),
    txg: word(2),
    guidSum: word(3),
    timestampSeconds: word(4),
    rootBlock: rootBlock((number) => word(ROOT_BLOCK_WORD + number)),
    softwareVersion: word(SOFTWARE_VERSION_WORD),
    mmp: word(22) === MMP_MAGIC ? mmpFields(word(23), word(24)) : undefined,
    checkpointTxg: word(25),
    raidzReflow: reflow(word(26)),
  };
}

/** Which of two uberblocks is the newer one: by txg, time and MMP sequence (`vdev_uberblock_compare`). */
export function compareUberblocks(a: Uberblock, b: Uberblock): number {
  if (a.txg !== b.txg) return a.txg < b.txg ? -1 : 1;
  if (a.timestampSeconds !== b.timestampSeconds) return a.timestampSeconds < b.timestampSeconds ? -1 : 1;
  return (a.mmp?.sequence ?? 0) - (b.mmp?.sequence ?? 0);
}

function uberblockEndian(bytes: Uint8Array): Endian | undefined {
  if (bytes.length < UBERBLOCK_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getBigUint64(0, true) === UBERBLOCK_MAGIC) return 'little';
  return view.getBigUint64(0, false) === UBERBLOCK_MAGIC ? 'big' : undefined;
}

/** `blkptr_t` in `include/sys/spa.h`: three addresses of two words, properties, padding, birth, fill. */
function rootBlock(word: (number: number) => bigint): RootBlock {
  const addresses = [0, 2, 4].map((at) => ({
    vdev: Number((word(at) >> 32n) & 0xffffffn),
    offset: (word(at + 1) & ((1n << 63n) - 1n)) << 9n,
    sizeBytes: Number(word(at) & 0xffffffn) * 512,
  }));
  return {
    addresses: addresses.filter(({ sizeBytes }) => sizeBytes > 0),
    birthTxg: word(10),
    fill: word(11),
  };
}

function mmpFields(delayNs: bigint, config: bigint): MmpFields {
  const field = (validBit: bigint, shift: bigint, mask: bigint) =>
    config & validBit ? Number((config >> shift) & mask) : undefined;
  return {
    delayNs,
    sequence: field(2n, 32n, 0xffffn),
    intervalMs: field(1n, 8n, 0xffffffn),
    failIntervals: field(4n, 48n, 0xffffn),
  };
}

function reflow(info: bigint): Uberblock['raidzReflow'] {
  if (info === 0n) return undefined;
  const state = Number(info >> 55n);
  return { state: SCRATCH_STATES[state] ?? String(state), offset: (info & ((1n << 55n) - 1n)) << 9n };
}
