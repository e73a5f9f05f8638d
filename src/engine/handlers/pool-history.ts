import { ioctls, LINUX_ERRNO } from '../../ioctl/index.ts';
import { spa_history_get, spa_history_log, spa_version } from '../bindings/spa.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { inputOf } from '../input-of.ts';
import { type OpenPool, openPool } from '../open-pool.ts';
import { HISTORY_VERSION } from '../pool-version.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

function getHistory(call: EngineCall): void {
  if (call.history.length === 0) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  using spa = openPool(call.name);
  checkVersion(spa);
  const offset = new BigUint64Array([call.uint64('zc_history_offset')]);
  const length = new BigUint64Array([BigInt(call.history.length)]);
  const errno = spa_history_get(spa.pointer, offset, length, call.history);
  call.command.set('zc_history_offset', offset[0] ?? 0n);
  call.command.set('zc_history_len', length[0] ?? 0n);
  check(errno);
}

/**
 * Of the pool in `zc_name`. A kernel takes the pool of the calling thread's last ioctl that is logged, and fails where there was
 * none; whoever hands on a program's calls knows that pool (`run/`).
 */
function logHistory(call: EngineCall): void {
  const { pool } = call;
  if (pool === '') throw new EngineFailure(LINUX_ERRNO.EINVAL);
  const { message } = inputOf(call, ioctls.ZFS_IOC_LOG_HISTORY.innvl);
  using spa = openPool(pool);
  checkVersion(spa);
  check(spa_history_log(spa.pointer, message));
}

function checkVersion(spa: OpenPool): void {
  if (spa_version(spa.pointer) < HISTORY_VERSION) throw new EngineFailure(LINUX_ERRNO.ENOTSUP);
}

/** The history of pools: `zfs_ioc_pool_get_history` and `zfs_ioc_log_history` in `zfs_ioctl.c`. */
export const poolHistoryHandlers = {
  ZFS_IOC_POOL_GET_HISTORY: { handle: getHistory, needs: 'running' },
  ZFS_IOC_LOG_HISTORY: { handle: logHistory },
} satisfies Record<string, ServedIoctl>;
