import { ioctls, LINUX_ERRNO } from '../../ioctl/index.ts';
import {
  spa_get_last_scrubbed_txg,
  spa_scan,
  spa_scan_range,
  spa_scan_stop,
  spa_scrub_pause_resume,
} from '../bindings/spa.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { inputOf } from '../input-of.ts';
import { isSince, type Pointer } from '../libzpool.ts';
import { openPool } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/** `pool_scan_func_t` and `pool_scrub_cmd_t` (`include/sys/fs/zfs.h`). */
const STOP = 0n;
const PAUSE = 1n;
const FROM_LAST_TXG = 2n;

/** Commands that there are: the last one since 2.3. */
const commands = () => (isSince('2.3') ? 3n : 2n);

function scan(call: EngineCall): void {
  const command = BigInt(call.integer('zc_flags'));
  if (command >= commands()) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  using spa = openPool(call.name);
  check(started(spa.pointer, call.uint64('zc_cookie'), command));
}

function scrub(call: EngineCall): void {
  const input = inputOf(call, ioctls.ZFS_IOC_POOL_SCRUB.innvl);
  const { scan_type: type, scan_command: command } = input;
  if (command >= commands()) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  // The times of transaction groups are inside of `spa_t`, and no function of libzpool gives them.
  if ((input.scan_date_start ?? 0n) !== 0n || (input.scan_date_end ?? 0n) !== 0n) {
    throw new EngineFailure(LINUX_ERRNO.ENOTSUP);
  }
  using spa = openPool(call.name);
  const { pointer } = spa;
  check(
    command === FROM_LAST_TXG && type !== STOP ? continued(pointer, type) : started(pointer, type, command),
  );
}

function started(spa: Pointer, type: bigint, command: bigint): number {
  if (command === PAUSE) return spa_scrub_pause_resume(spa, Number(PAUSE));
  return type === STOP ? spa_scan_stop(spa) : spa_scan(spa, narrow(type));
}

function continued(spa: Pointer, type: bigint): number {
  return spa_scan_range(spa, narrow(type), spa_get_last_scrubbed_txg(spa), 0n);
}

/** An enumeration of C: a number that does not fit is none of its values. */
const narrow = (type: bigint) => (type < 1n << 31n ? Number(type) : -1);

/** Scrubs and resilvers: `zfs_ioc_pool_scan` and `zfs_ioc_pool_scrub` in `zfs_ioctl.c`. */
export const scanHandlers = {
  ZFS_IOC_POOL_SCAN: { handle: scan, needs: 'writable', logs: true },
  ZFS_IOC_POOL_SCRUB: { handle: scrub, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
