import type { EngineCall } from './engine-call.ts';

/** How the engine serves an ioctl. */
export interface ServedIoctl {
  /** Does it. Fails with an EngineFailure, as the kernel would. */
  readonly handle: (call: EngineCall) => void;
  /**
   * Wakes `handle`, which waits inside of libzpool, after its caller has given up (`call.aborted` is true to it then). Called on
   * another thread, again and again until it has ended: it may not have begun to wait.
   */
  readonly wake?: ((call: EngineCall) => void) | undefined;
  /**
   * What the pool must be for it (`pool_status_check` in `zfs_ioctl.c`): `running`, not suspended (else EAGAIN); `writable`, not
   * read-only either (else EROFS). Nothing is asked where it is left out.
   */
  readonly needs?: 'running' | 'writable' | undefined;
  /** A call that succeeded is written to the pool's history: by itself when its arguments are a list, else by LOG_HISTORY after it. */
  readonly logs?: true | undefined;
  /** So is a call that failed, other than with EINVAL: it may have done a part. */
  readonly logsFailures?: true | undefined;
}
