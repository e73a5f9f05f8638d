import { JoinedAbort, type Transport, ZfsError } from '../ioctl/index.ts';
import { type Received, receiveFromDescriptor } from './receive.ts';
import { type ReceiveOptions, receiveArguments } from './receive-options.ts';
import { kernelSend } from './send.ts';
import { type SendOptions, sendArguments } from './send-options.ts';
import type { ProgressOptions } from './send-progress.ts';

/** What to copy, and how to receive it. */
export interface CopyOptions extends SendOptions, ReceiveOptions, ProgressOptions {}

/**
 * Copies a snapshot within this host: the kernel's receive reads what its send writes, through a pipe that nobody else
 * touches. The copy is a dataset of its own, which depends on the source as little as one from another host does.
 * ZFS_IOC_SEND_NEW, ZFS_IOC_RECV_NEW.
 *
 * @param snapshot - full name of what to send
 * @param target - full name of the snapshot to make
 * @throws ZfsError as `send` and `receive` do, of the side that failed first; the signal's reason
 */
export async function copy(
  transport: Transport,
  snapshot: string,
  target: string,
  options: CopyOptions = {},
): Promise<Received> {
  sendArguments(snapshot, options);
  const args = receiveArguments(transport, target, options);
  options.signal?.throwIfAborted();
  if (!transport.link) {
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED',
      message: 'this transport cannot connect two ioctls',
    });
  }
  const { readEnd, writeEnd } = transport.link();
  const abort = new JoinedAbort(options.signal, transport.closing);
  try {
    // Each end is closed with its ioctl, so that the other ioctl ends as well.
    const [sent, received] = await Promise.allSettled([
      kernelSend(transport, snapshot, writeEnd, options, abort.signal).finally(() => writeEnd.close()),
      receiveFromDescriptor(transport, args, readEnd, abort.signal).finally(() => readEnd.close()),
    ]);
    abort.throwIfAborted();
    if (sent.status === 'rejected' && !isBrokenPipe(sent.reason)) throw sent.reason;
    if (received.status === 'rejected') throw received.reason;
    return received.value;
  } finally {
    abort.end();
  }
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof ZfsError && error.code === 'EPIPE';
}
