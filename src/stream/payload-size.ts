import type { RecordType } from './record-layout.ts';

/** Largest block of any pool, `SPA_MAXBLOCKSIZE` in OpenZFS `include/sys/spa.h`. */
const MAX_BLOCK = 16 << 20;

/** Largest dnode, `DNODE_MAX_SIZE` in `include/sys/dnode.h`; its bonus is smaller. */
const MAX_DNODE = 16 << 10;

/** Largest list at the beginning of a package, `libzfs_max_nvlist` in `lib/libzfs/libzfs_util.c`. */
const MAX_LIST = 4 * MAX_BLOCK;

/** How many bytes may follow a header of a type; none where it is not named. */
export const PAYLOAD_LIMIT: { readonly [K in RecordType]?: number } = {
  BEGIN: MAX_LIST,
  OBJECT: MAX_DNODE,
  WRITE: MAX_BLOCK,
  SPILL: MAX_BLOCK,
  WRITE_EMBEDDED: MAX_BLOCK,
};

const roundUp8 = (bytes: number) => Math.ceil(bytes / 8) * 8;

/**
 * How many bytes follow a header, as the receiver computes it: not by `drr_payloadlen`, which only BEGIN sets. Sizes beyond
 * 2^53 lose digits, but are above every limit.
 *
 * Source: `DRR_*_PAYLOAD_SIZE` in OpenZFS `include/sys/zfs_ioctl.h`, `receive_read_record` in `module/zfs/dmu_recv.c`.
 *
 * @param at - where the header begins
 */
export function payloadSize(type: RecordType, view: DataView, at: number, little: boolean): number {
  switch (type) {
    case 'BEGIN':
      return view.getUint32(at + 4, little);
    case 'OBJECT':
      return view.getUint32(at + 36, little) || roundUp8(view.getUint32(at + 28, little));
    case 'WRITE':
      return uint64(view, at + (view.getUint8(at + 50) === 0 ? 32 : 96), little);
    case 'SPILL':
      return uint64(view, at + 40, little) || uint64(view, at + 16, little);
    case 'WRITE_EMBEDDED':
      return roundUp8(view.getUint32(at + 52, little));
    default:
      return 0;
  }
}

function uint64(view: DataView, at: number, little: boolean): number {
  const [low, high] = little ? [at, at + 4] : [at + 4, at];
  return view.getUint32(high, little) * 2 ** 32 + view.getUint32(low, little);
}
