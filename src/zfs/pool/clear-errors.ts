import { call, type Transport, ZfsError } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { type VdevAddress, vdevGuid } from './find-vdev.ts';

/** `ZPOOL_*_REWIND` (`include/sys/fs/zfs.h`). */
const NO_REWIND = 1;
const REWIND = { try: 4, rewind: 8 } as const;

/** What to clear, and how far to go. */
export interface ClearOptions {
  /** Only the errors of this vdev and of those below it. */
  readonly vdev?: VdevAddress | undefined;
  /**
   * For a pool that cannot be opened as it is: `rewind` gives up its last few seconds to open it, `try` only finds out
   * whether that would help. What was written in that time is lost.
   */
  readonly rewind?: keyof typeof REWIND | undefined;
}

/** What a rewind did or would do. */
export interface RewindResult {
  /** Seconds since 1970 of the last change that is left. */
  readonly time: bigint | undefined;
  /** Seconds of work that are lost. */
  readonly secondsLost: bigint | undefined;
  /** Damaged data blocks that were found. */
  readonly dataErrors: bigint | undefined;
}

/**
 * Sets error counts back to 0, opens devices that had failed, and lets a suspended pool go on. ZFS_IOC_CLEAR.
 *
 * @returns what a rewind did, where one was asked for and the kernel has something to say
 * @throws ZfsError `EIO` (the devices still fail), `ENODEV`, `EREMOTEIO` (active on another host), `EINVAL` (suspended by
 *   multihost), `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_NO_VDEV`, `ZFSKIT_AMBIGUOUS_VDEV`
 */
export async function clearErrors(
  transport: Transport,
  pool: string,
  options: ClearOptions = {},
): Promise<RewindResult | undefined> {
  const { vdev, rewind } = options;
  if (rewind !== undefined && !Object.hasOwn(REWIND, rewind)) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${pool}: there is no rewind ${JSON.stringify(rewind)}: it is try or rewind`,
      subject: pool,
    });
  }
  const policy = rewind === undefined ? NO_REWIND : REWIND[rewind];
  const { zc_nvlist_dst: config } = await call(transport, 'ZFS_IOC_CLEAR', {
    zc_name: pool,
    zc_guid: vdev === undefined ? 0n : await vdevGuid(transport, pool, vdev),
    zc_cookie: BigInt(policy),
    zc_nvlist_src: { 'load-rewind-policy': policy },
  });
  return rewind === undefined ? undefined : readRewind(config);
}

function readRewind(config: Nvlist | undefined): RewindResult | undefined {
  const info = config?.findList('load_info');
  return (
    info && {
      time: info.findUint64('rewind_txg_ts'),
      secondsLost: info.findInt64('seconds_of_rewind'),
      dataErrors: info.findUint64('verify_data_errors'),
    }
  );
}
