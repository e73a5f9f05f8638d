import { type IoctlRow, LINUX_ERRNO, type RawReply, type ZfsCmd } from '../src/ioctl/index.ts';

/** A part of a buffer that the kernel wrote. */
export interface Extent {
  /** Bytes from the beginning of the buffer. */
  readonly offset: bigint;
  readonly size: bigint;
}

/**
 * The part of `zc_nvlist_dst` that the kernel wrote in a call; undefined when it wrote nothing.
 *
 * A list is there when the kernel says `zc_nvlist_dst_filled` and it fits what was offered: the kernel says that also of a list
 * that did not fit (ENOMEM) or could not be copied (EFAULT), and leaves what a program has there from its call before. An
 * array of structs is there when the call succeeded.
 *
 * Source: `put_nvlist`, `zfs_ioc_userspace_many`, `zfs_ioc_error_log` in OpenZFS `module/zfs/zfs_ioctl.c` (2.0.0 to 2.4.4).
 *
 * @param row - the ioctl's row; undefined when it has none
 * @param errno - 0 when the call succeeded
 */
export function dstExtent(
  row: IoctlRow | undefined,
  before: ZfsCmd,
  after: ZfsCmd,
  errno: number,
): Extent | undefined {
  if (before.get('zc_nvlist_dst') === 0n) return undefined;
  const room = before.get('zc_nvlist_dst_size') as bigint;
  const size = after.get('zc_nvlist_dst_size') as bigint;
  if (size > room) return undefined;
  const raw = row?.style === 'legacy' ? row.dstRaw : undefined;
  if (raw) return errno === 0 ? arrayExtent(raw, room, size) : undefined;
  const isFilled = after.get('zc_nvlist_dst_filled') !== 0;
  if (!isFilled || size === 0n || errno === LINUX_ERRNO.EFAULT) return undefined;
  const isOld = before.get('zc_nvlist_dst_filled') !== 0 && size === room;
  return isOld && (errno !== 0 || !answersWithList(row)) ? undefined : { offset: 0n, size };
}

/**
 * The part of `zc_history` that the kernel wrote in a call; undefined when it wrote nothing, or the row has no history.
 *
 * Source: `zfs_ioc_pool_get_history` in OpenZFS `module/zfs/zfs_ioctl.c` (2.0.0 to 2.4.4).
 *
 * @param errno - 0 when the call succeeded
 */
export function historyExtent(
  row: IoctlRow | undefined,
  before: ZfsCmd,
  after: ZfsCmd,
  errno: number,
): Extent | undefined {
  const hasHistory = row?.style === 'legacy' && row.history !== undefined;
  if (!hasHistory || errno !== 0 || before.get('zc_history') === 0n) return undefined;
  const size = after.get('zc_history_len') as bigint;
  return size <= (before.get('zc_history_len') as bigint) ? { offset: 0n, size } : undefined;
}

/** Where the kernel counts entries, it fills the array from its end, and says how many are left free. */
function arrayExtent({ countsEntries, entryBytes }: RawReply, room: bigint, size: bigint): Extent {
  if (!countsEntries) return { offset: 0n, size };
  const width = BigInt(entryBytes);
  return { offset: size * width, size: (room - size) * width };
}

function answersWithList(row: IoctlRow | undefined): boolean {
  return row?.style === 'nvlist' || row?.dst !== undefined;
}
