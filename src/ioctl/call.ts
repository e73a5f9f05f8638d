import { Attempt } from './attempt.ts';
import { type IoctlName, ioctls } from './ioctls.ts';
import { JoinedAbort } from './joined-abort.ts';
import type { IoctlInput, IoctlOutput, IoctlRow } from './row.ts';
import type { IoctlRequest, Transport } from './transport.ts';
import { ZfsError } from './zfs-error.ts';

type Rows = typeof ioctls;

/** Name of an ioctl that {@link call} issues: one whose row is not withheld. */
export type CallableIoctl = {
  [N in IoctlName]: Rows[N] extends { withheld: string } ? never : N;
}[IoctlName];

/** Limits of a call. */
export interface CallOptions {
  /** Ends the wait for the call; a wait in the kernel that takes signals is interrupted too. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the call is given up with `ZFSKIT_DEADLINE`. Its thread is free when the kernel lets it go. */
  readonly deadlineMs?: number | undefined;
  /**
   * When given up, a call that has begun is still waited for, interrupted as it is: whoever lent the kernel a descriptor
   * must know that it has let go.
   */
  readonly untilEnd?: boolean | undefined;
}

/**
 * Issues one ioctl: checks its arguments by its row, packs them, repeats a reading call with a larger buffer when the
 * reply did not fit, and unpacks the answer.
 *
 * @throws ZfsError with the errno's name as code; `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`,
 *   `ZFSKIT_UNSUPPORTED` (this module is too old for it), `ZFSKIT_DEADLINE`, `ZFSKIT_BAD_REPLY`,
 *   `ZFSKIT_REPLY_TOO_LARGE`, `ZFSKIT_CLOSED`; the signal's reason
 */
export async function call<N extends CallableIoctl>(
  transport: Transport,
  name: N,
  input: IoctlInput<Rows[N]>,
  options: CallOptions = {},
): Promise<IoctlOutput<Rows[N]>> {
  return (await callUntil(transport, name, input, 0, options)) as IoctlOutput<Rows[N]>;
}

/**
 * {@link call}, or undefined when the kernel answers with the errno that ends a walk by cursor: most datasets have no
 * children, and an error for each would cost more than the ioctl.
 */
export async function callUntil<N extends CallableIoctl>(
  transport: Transport,
  name: N,
  input: IoctlInput<Rows[N]>,
  endErrno: number,
  options: CallOptions = {},
): Promise<IoctlOutput<Rows[N]> | undefined> {
  const { signal, deadlineMs, untilEnd } = options;
  signal?.throwIfAborted();
  const attempt = new Attempt(transport, name, input);
  const abort = signal || deadlineMs !== undefined ? new JoinedAbort(signal) : undefined;
  const timer =
    deadlineMs === undefined
      ? undefined
      : setTimeout(() => abort?.abort(attempt.late(deadlineMs)), deadlineMs);
  const wipe = () => attempt.wipe();
  let underWay: Promise<unknown> | undefined;
  const issue = async (request: IoctlRequest) => {
    const replying = transport.ioctl(request, abort?.signal);
    underWay = replying;
    const reply = await (abort && !untilEnd ? abort.race(replying) : replying);
    underWay = undefined;
    return reply;
  };
  try {
    const existence = attempt.existenceRequest();
    if (existence) attempt.acceptExistence(await issue(existence));
    for (;;) {
      const reply = await issue(attempt.request());
      if (endErrno !== 0 && reply.errno === endErrno) return undefined;
      if (attempt.accepts(reply)) return attempt.output(reply) as IoctlOutput<Rows[N]>;
    }
  } finally {
    clearTimeout(timer);
    abort?.end();
    // The kernel may not have read what it was lent for a call that was given up.
    if (underWay) underWay.then(wipe, wipe);
    else wipe();
  }
}

/**
 * {@link call} on the caller's thread, which waits: for short ioctls in programs that have nothing else to do.
 *
 * @throws ZfsError as `call` does; `ZFSKIT_INVALID_ARGUMENT` for an ioctl that may last, or where the transport cannot
 */
export function callSync<N extends CallableIoctl>(
  transport: Transport,
  name: N,
  input: IoctlInput<Rows[N]>,
): IoctlOutput<Rows[N]> {
  const attempt = new Attempt(transport, name, input);
  if (!transport.ioctlSync || (ioctls[name] as IoctlRow).lasting) {
    const why = transport.ioctlSync ? 'it may last for long' : 'this transport cannot wait for it';
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${name} cannot be called synchronously: ${why}`,
      ioctl: name,
    });
  }
  const existence = attempt.existenceRequest();
  try {
    if (existence) attempt.acceptExistence(transport.ioctlSync(existence));
    for (;;) {
      const reply = transport.ioctlSync(attempt.request());
      if (attempt.accepts(reply)) return attempt.output(reply) as IoctlOutput<Rows[N]>;
    }
  } finally {
    attempt.wipe();
  }
}
