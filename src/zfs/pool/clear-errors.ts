import { call, type Transport, ZfsError } from '../../ioctl/index.ts';
import { type VdevAddress, vdevGuid } from './find-vdev.ts';
import { type Rewound, readRewound, triedRewind } from './rewind-policy.ts';

/** `ZPOOL_*_REWIND` (`include/sys/fs/zfs.h`). */
const NO_REWIND = 1;
const REWIND = { try: 4, rewind: 8 } as const;

/** What to clear, and how far to go. */
export interface ClearOptions {
  /** Only the errors of this vdev and of those below it. */
  readonly vdev?: VdevAddress | undefined;
  /**
   * For a pool that cannot be opened as it is: `rewind` gives up its last few seconds to open it, `try` only finds out
   * whether that would help. What was written in that time is lost. A pool that is open is cleared, whatever stands here.
   */
  readonly rewind?: keyof typeof REWIND | undefined;
}

/** `Vdevs.clear` over a transport. */
export async function clearErrors(
  transport: Transport,
  pool: string,
  options: ClearOptions = {},
): Promise<Rewound | undefined> {
  const { vdev, rewind } = options;
  if (rewind !== undefined && !Object.hasOwn(REWIND, rewind)) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${pool}: there is no rewind ${JSON.stringify(rewind)}: it is try or rewind`,
      subject: pool,
    });
  }
  const policy = rewind === undefined ? NO_REWIND : REWIND[rewind];
  const input = {
    zc_name: pool,
    zc_guid: vdev === undefined ? 0n : await vdevGuid(transport, pool, vdev),
    zc_cookie: BigInt(policy),
    zc_nvlist_src: { 'load-rewind-policy': policy },
  };
  try {
    const { zc_nvlist_dst: config } = await call(transport, 'ZFS_IOC_CLEAR', input);
    return rewind === undefined ? undefined : readRewound(config?.findList('load_info'), 'recent');
  } catch (error) {
    // After a trial the pool is as it was: the answer comes with the failure to open it.
    const found =
      rewind === 'try' && error instanceof ZfsError ? triedRewind(error.answer['zc_nvlist_dst']) : undefined;
    if (found) return found;
    throw error;
  }
}
