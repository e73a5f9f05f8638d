import type { RecordType } from './record-layout.ts';

/** Largest block of any pool, `SPA_MAXBLOCKSIZE` in OpenZFS `include/sys/spa.h`. */
const MAX_BLOCK = 16 << 20;

/** Largest dnode, `DNODE_MAX_SIZE` in `include/sys/dnode.h`; its bonus is smaller. */
const MAX_DNODE = 16 << 10;

/** Largest list at the beginning of a package, `libzfs_max_nvlist` in `lib/libzfs/libzfs_util.c`. */
const MAX_LIST = 4 * MAX_BLOCK;

/** How many bytes follow a header, and at most; 0 and 0 where none do. */
export interface PayloadSize {
  readonly bytes: number;
  readonly limit: number;
}

const NONE: PayloadSize = { bytes: 0, limit: 0 };

const roundUp8 = (bytes: number) => Math.ceil(bytes / 8) * 8;

type Measure = (header: DataView, littleEndian: boolean) => PayloadSize;

/**
 * Sizes as the receiver computes them, not by `drr_payloadlen`, which only BEGIN sets.
 *
 * Source: `DRR_*_PAYLOAD_SIZE` in OpenZFS `include/sys/zfs_ioctl.h`, `receive_read_record` in `module/zfs/dmu_recv.c`.
 */
const MEASURE: { readonly [K in RecordType]?: Measure } = {
  BEGIN: (header, little) => ({ bytes: header.getUint32(4, little), limit: MAX_LIST }),
  OBJECT: (header, little) => ({
    bytes: header.getUint32(36, little) || roundUp8(header.getUint32(28, little)),
    limit: MAX_DNODE,
  }),
  WRITE: (header, little) => ({
    bytes: uint64(header, header.getUint8(50) === 0 ? 32 : 96, little),
    limit: MAX_BLOCK,
  }),
  SPILL: (header, little) => ({
    bytes: uint64(header, 40, little) || uint64(header, 16, little),
    limit: MAX_BLOCK,
  }),
  WRITE_EMBEDDED: (header, little) => ({ bytes: roundUp8(header.getUint32(52, little)), limit: MAX_BLOCK }),
};

/** A size as a number: those beyond 2^53 lose digits, but are refused anyway. */
function uint64(header: DataView, at: number, little: boolean): number {
  const [low, high] = little ? [at, at + 4] : [at + 4, at];
  return header.getUint32(high, little) * 2 ** 32 + header.getUint32(low, little);
}

/** How many bytes follow a header of this type. */
export function payloadSize(type: RecordType, header: DataView, littleEndian: boolean): PayloadSize {
  return MEASURE[type]?.(header, littleEndian) ?? NONE;
}
