import { type CallOptions, call, checkName, type Transport, ZfsError } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';

/** How long the kernel is waited for: it may not answer of a pool that is suspended. */
export type AnswerLimits = Pick<CallOptions, 'signal' | 'deadlineMs'>;

/** A pool's configuration with what the kernel counted. */
export interface StatsConfig {
  readonly config: Nvlist;
  /** Why the pool could not be opened; 0 where it is open. */
  readonly errno: number;
}

/**
 * Asks for a pool's configuration with statistics. ZFS_IOC_POOL_STATS.
 *
 * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_NAME`, `ZFSKIT_BAD_REPLY`; as the call's options say
 */
export async function readStatsConfig(
  transport: Transport,
  pool: string,
  options: AnswerLimits = {},
): Promise<StatsConfig> {
  const input = { zc_name: checkName(pool, 'pool') };
  const { zc_nvlist_dst: config, zc_cookie: errno } = await call(
    transport,
    'ZFS_IOC_POOL_STATS',
    input,
    options,
  );
  if (!config) throw badConfig(pool, 'the kernel gave no configuration');
  return { config, errno: Number(errno) };
}

/** What `read` makes of a configuration; that it cannot is a bad reply. */
export function understood<T>(pool: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw badConfig(pool, `the configuration is not understood: ${(cause as Error).message}`, cause);
  }
}

function badConfig(subject: string, why: string, cause?: unknown): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_BAD_REPLY',
    message: `${subject}: ${why}`,
    ioctl: 'ZFS_IOC_POOL_STATS',
    subject,
    cause,
  });
}
