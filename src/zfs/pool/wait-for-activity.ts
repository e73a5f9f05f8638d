import { call, isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { type VdevAddress, vdevGuid } from './find-vdev.ts';

/** `zpool_wait_activity_t` by the names of zpool-wait(8). */
const ACTIVITIES = {
  discard: 0,
  free: 1,
  initialize: 2,
  replace: 3,
  remove: 4,
  resilver: 5,
  scrub: 6,
  trim: 7,
  raidz_expand: 8,
} as const;

/**
 * What can be waited for, as in zpool-wait(8): `discard` of a checkpoint, `free`ing of what was destroyed, `initialize`,
 * `replace`, `remove` of a vdev, `resilver`, `scrub`, `trim`, and `raidz_expand` since 2.3.
 */
export type PoolActivity = keyof typeof ACTIVITIES;

/** Limits of a wait. */
export interface WaitOptions {
  /** Ends the wait, not the activity. */
  readonly signal?: AbortSignal | undefined;
  /** Only the activity on this vdev; for `initialize` and `trim`. */
  readonly vdev?: VdevAddress | undefined;
}

/** `Pools.wait` over a transport. */
export async function waitForActivity(
  transport: Transport,
  pool: string,
  activity: PoolActivity,
  options: WaitOptions = {},
): Promise<boolean> {
  const { signal, vdev } = options;
  if (!Object.hasOwn(ACTIVITIES, activity)) {
    refuse('ZFSKIT_INVALID_ARGUMENT', pool, `there is no activity ${JSON.stringify(activity)}`);
  }
  if (activity === 'raidz_expand' && !isAtLeast(transport.abi.release, '2.3.0')) {
    refuse('ZFSKIT_UNSUPPORTED', pool, 'raidz expansion exists since OpenZFS 2.3.0');
  }
  if (vdev !== undefined && activity !== 'initialize' && activity !== 'trim') {
    refuse(
      'ZFSKIT_INVALID_ARGUMENT',
      pool,
      `one vdev can be waited for with initialize and trim, not ${activity}`,
    );
  }
  const wait_activity = ACTIVITIES[activity];
  const innvl =
    vdev === undefined
      ? { wait_activity }
      : { wait_activity, wait_tag: await vdevGuid(transport, pool, vdev) };
  const { outnvl } = await call(transport, 'ZFS_IOC_WAIT', { zc_name: pool, innvl }, { signal });
  return outnvl.wait_waited;
}

function refuse(code: 'ZFSKIT_INVALID_ARGUMENT' | 'ZFSKIT_UNSUPPORTED', subject: string, why: string): never {
  throw new ZfsError({ code, message: `${subject}: ${why}`, subject });
}
