import { ioctls, LINUX_ERRNO } from '../../ioctl/index.ts';
import { booleanValue, Nvlist } from '../../nvlist/index.ts';
import { spa_wait, spa_wait_tag, spa_wake_waiters } from '../bindings/spa.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { inputOf } from '../input-of.ts';
import { openPool } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/**
 * Waits in libzpool. Whoever gives up wakes all who wait for something of the pool; the others go on here. A pool that was
 * exported in between has ended what was waited for, as in the kernel.
 */
function wait(call: EngineCall): void {
  let waited = false;
  for (;;) {
    const once = waitOnce(call);
    if (call.aborted) throw new EngineFailure(LINUX_ERRNO.EINTR);
    if (once.errno === LINUX_ERRNO.ENOENT && waited) break;
    check(once.errno);
    if (!once.waited) break;
    waited = true;
  }
  call.reply(new Nvlist().set('wait_waited', booleanValue(waited)));
}

function waitOnce(call: EngineCall): { errno: number; waited: boolean } {
  const { wait_activity: activity, wait_tag: tag } = inputOf(call, ioctls.ZFS_IOC_WAIT.innvl);
  const waited = new Int32Array(1);
  const errno =
    tag === undefined
      ? spa_wait(call.name, activity, waited)
      : spa_wait_tag(call.name, activity, tag, waited);
  return { errno, waited: waited[0] !== 0 };
}

function wake(call: EngineCall): void {
  using spa = openPool(call.name);
  spa_wake_waiters(spa.pointer);
}

/** Waiting for what a pool does: `zfs_ioc_wait` in `zfs_ioctl.c`. */
export const poolWaitHandlers = {
  ZFS_IOC_WAIT: { handle: wait, wake, needs: 'writable' },
} satisfies Record<string, ServedIoctl>;
