import { call, type Transport, ZfsError } from '../ioctl/index.ts';
import { type SendOptions, sendArguments } from './send-options.ts';

/** An estimate of a stream's size. */
export interface SendEstimate {
  /** Bytes; 0n when not `reliable`. */
  readonly bytes: bigint;
  /**
   * The kernel's arithmetic held. It subtracts what pointers take, and what a resumed receive has already, from the size
   * of the data, and can come to less than nothing: openzfs/zfs#16691.
   */
  readonly reliable: boolean;
}

/** Answers from here on are negative numbers: no pool holds that many bytes. */
const NEGATIVE = 1n << 63n;

/**
 * Estimates the size of a send stream. ZFS_IOC_SEND_SPACE.
 *
 * From a snapshot, or in full, it is computed from space counters at once. With a redaction bookmark, or from a bookmark
 * that has no counters, the kernel goes through the metadata of everything that would be sent.
 *
 * @throws ZfsError `ENOENT`, `EXDEV`, `ZFSKIT_INVALID_NAME`; `ZFSKIT_INVALID_ARGUMENT` for a partial receive (`saved`),
 *   of which the kernel knows no size
 */
export async function sendSize(
  transport: Transport,
  snapshot: string,
  options: SendOptions = {},
): Promise<SendEstimate> {
  const { fromsnap, saved, ...flags } = sendArguments(snapshot, options);
  if (saved) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${snapshot}: the size of what a partial receive has saved is not known`,
      subject: snapshot,
    });
  }
  const bytes = options.resume?.bytes;
  const { outnvl } = await call(transport, 'ZFS_IOC_SEND_SPACE', {
    zc_name: snapshot,
    innvl: {
      ...flags,
      ...(fromsnap === undefined ? {} : { from: fromsnap }),
      ...(bytes === undefined ? {} : { bytes }),
    },
  });
  return outnvl.space < NEGATIVE ? { bytes: outnvl.space, reliable: true } : { bytes: 0n, reliable: false };
}
