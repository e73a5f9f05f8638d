import { LINUX_ERRNO } from '../../ioctl/index.ts';
import {
  spa_close,
  spa_get_log_state,
  spa_lookup,
  spa_mmp_remote_host_activity,
  spa_multihost,
  spa_open,
  spa_open_rewind,
  spa_set_log_state,
  spa_suspended,
  spa_vdev_state_enter,
  spa_vdev_state_exit,
  spa_writeable,
} from '../bindings/spa.ts';
import { vdev_clear } from '../bindings/vdev.ts';
import { zio_resume } from '../bindings/zio.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { rootVdevOf, vdevOf } from '../find-vdev.ts';
import { isSince, NULL, type Pointer } from '../libzpool.ts';
import { withNamespace } from '../namespace-lock.ts';
import { NativeList } from '../native-list.ts';
import { openPool, TAG } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/** `ZPOOL_NO_REWIND`. */
const NO_REWIND = 1n;

/** `spa_log_state_t`. */
const LOG_MISSING = 1;
const LOG_CLEAR = 2;

/** `SCL_NONE`. */
const NO_LOCKS = 0;

/** A suspended pool is what it is for: of its state only that it is writable is asked. */
function clear(call: EngineCall): void {
  checkWritable(call.name);
  giveUpMissingLogs(call.name);
  const spa = opened(call);
  try {
    checkOtherHosts(spa);
    clearErrors(spa, call.uint64('zc_guid'));
    if (zio_resume(spa) !== 0) throw new EngineFailure(LINUX_ERRNO.EIO);
  } finally {
    spa_close(spa, TAG);
  }
}

function checkWritable(pool: string): void {
  using spa = openPool(pool);
  if (spa_writeable(spa.pointer) === 0) throw new EngineFailure(LINUX_ERRNO.EROFS);
}

function giveUpMissingLogs(pool: string): void {
  withNamespace(() => {
    const spa = spa_lookup(pool);
    if (spa === NULL) throw new EngineFailure(LINUX_ERRNO.EIO);
    if (spa_get_log_state(spa) === LOG_MISSING) spa_set_log_state(spa, LOG_CLEAR);
  });
}

function opened(call: EngineCall): Pointer {
  const spa = new BigUint64Array(1);
  if ((call.uint64('zc_cookie') & NO_REWIND) !== 0n) check(spa_open(call.name, spa, TAG));
  else openRewound(call, spa);
  return spa[0] ?? NULL;
}

/** The configuration with what the rewind did comes with an error too. */
function openRewound(call: EngineCall, spa: BigUint64Array): void {
  if (!call.srcBytes) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  using policy = NativeList.from(call.innvl);
  const config = new BigUint64Array(1);
  const errno = spa_open_rewind(call.name, spa, TAG, policy.pointer, config);
  try {
    if (config[0]) {
      using list = new NativeList(config[0]);
      call.reply(list);
    }
    check(errno);
  } catch (error) {
    if (errno === 0) spa_close(spa[0] ?? NULL, TAG);
    throw error;
  }
}

/** Another host may have imported a pool that was suspended meanwhile. */
function checkOtherHosts(spa: Pointer): void {
  if (spa_multihost(spa) === 0 || spa_suspended(spa) === 0) return;
  if (!isSince('2.3')) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  if (spa_mmp_remote_host_activity(spa) !== 0) throw new EngineFailure(LINUX_ERRNO.EREMOTEIO);
}

function clearErrors(spa: Pointer, guid: bigint): void {
  spa_vdev_state_enter(spa, NO_LOCKS);
  let changed = NULL;
  try {
    vdev_clear(spa, guid === 0n ? NULL : vdevOf(spa, guid, LINUX_ERRNO.ENODEV));
    if (spa_suspended(spa) === 0) changed = rootVdevOf(spa);
  } finally {
    spa_vdev_state_exit(spa, changed, 0);
  }
}

/** Clearing errors: `zfs_ioc_clear` in `zfs_ioctl.c`. */
export const clearHandlers = {
  ZFS_IOC_CLEAR: { handle: clear, logs: true },
} satisfies Record<string, ServedIoctl>;
