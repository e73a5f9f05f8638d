import { type Duplex, Readable } from 'node:stream';
import {
  call,
  JoinedAbort,
  type LentDescriptor,
  LINUX_ERRNO,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { writeDescriptor } from './descriptor-bytes.ts';
import { type SendOptions, sendArguments } from './send-options.ts';
import { checkProgress, type ProgressOptions, watchSend } from './send-progress.ts';

/** How to carry out a send. */
export interface SendControl extends ProgressOptions {
  /** Aborts the send, which then fails with the signal's reason. Nothing of it remains in the kernel. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A send stream that the kernel is writing. Its `close` event comes when the kernel is done with the snapshot, also after
 * it was destroyed early.
 */
class SendStream extends Readable {
  readonly #source: Duplex;
  readonly #sending: AbortController;
  readonly #sent: Promise<void>;

  constructor(source: Duplex, sending: AbortController, sent: Promise<void>) {
    super();
    this.#source = source;
    this.#sending = sending;
    this.#sent = sent;
    source.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) source.pause();
    });
    source.on('end', () => this.push(null));
    source.on('error', (error) => this.destroy(error));
    sent.catch((error: Error) => this.destroy(error));
  }

  override _read(): void {
    this.#source.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#sending.abort();
    this.#source.destroy();
    this.#sent.catch(() => {}).then(() => callback(error));
  }
}

/**
 * Sends a snapshot: resolves with a stream as soon as the kernel has begun to write it, and rejects when it refuses.
 * Destroying the stream, or aborting, ends the send. ZFS_IOC_SEND_NEW.
 *
 * In a worker thread, end the stream before the worker: Node waits for the kernel's end of it otherwise.
 *
 * @param snapshot - full name; with `saved`, the filesystem or volume that holds a partial receive
 * @throws ZfsError `ENOENT` (no such snapshot), `EXDEV` (`from` is not an earlier one), `EACCES` (key not loaded),
 *   `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`; the stream can fail with the same later, and with `EIO`
 */
export async function send(
  transport: Transport,
  snapshot: string,
  options: SendOptions & SendControl = {},
): Promise<Readable> {
  sendArguments(snapshot, options);
  const { signal } = options;
  signal?.throwIfAborted();
  const { fd, stream: source, closeKernelEnd } = transport.pipe('from-kernel');
  const sending = new AbortController();
  // The kernel's end stays open until the error is known here: a failed stream must not look complete.
  const sent = kernelSend(
    transport,
    snapshot,
    { fd, position: 0n, broken: false },
    options,
    sending.signal,
  ).then(
    () => closeKernelEnd(),
    (error: Error) => {
      source.destroy(error);
      closeKernelEnd();
      throw error;
    },
  );
  const stream = new SendStream(source, sending, sent);
  const onAbort = () => stream.destroy(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  stream.once('close', () => signal?.removeEventListener('abort', onAbort));
  await begun(stream, sent);
  return stream;
}

/**
 * Sends a snapshot into a file, pipe or socket that this process has open; the kernel itself writes. Anything else, such as
 * a terminal or `/dev/null`, is written here. ZFS_IOC_SEND_NEW.
 *
 * The descriptor stays open, a file's position is behind the stream afterwards. When the send fails, part of the stream has
 * been written. A pipe or socket whose reader is gone ends the send with `EPIPE`. Where ZFS is another process (a service),
 * its stream is written here too.
 *
 * @param snapshot - full name; with `saved`, the filesystem or volume that holds a partial receive
 * @throws ZfsError as {@link send} does; `EPIPE`; `EBADF`; `ZFSKIT_INVALID_ARGUMENT`
 *   when the descriptor is not open for writing, or is a socket in non-blocking mode, as those of Node are; `EINTR` when a
 *   file could not be written to its end; the signal's reason
 */
export async function sendTo(
  transport: Transport,
  snapshot: string,
  fd: number,
  options: SendOptions & SendControl = {},
): Promise<void> {
  sendArguments(snapshot, options);
  options.signal?.throwIfAborted();
  const target = transport.lend?.(fd, 'write');
  try {
    await (target === undefined || target.kind === 'other'
      ? writeDescriptor(target?.fd ?? fd, await send(transport, snapshot, options))
      : kernelSend(transport, snapshot, target, options, options.signal));
  } finally {
    target?.close();
  }
}

/**
 * Lets the kernel write a stream into a descriptor, and resolves when it is complete.
 *
 * @param target - the descriptor
 * @throws ZfsError as {@link send} does; the signal's reason
 */
export async function kernelSend(
  transport: Transport,
  snapshot: string,
  target: Pick<LentDescriptor, 'fd' | 'position' | 'broken'>,
  options: SendOptions & ProgressOptions,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { fd, position } = target;
  const { saved, ...flags } = sendArguments(snapshot, options);
  checkProgress(options);
  const innvl = { fd, ...flags, savedok: saved };
  const abort = new JoinedAbort(signal, transport.closing);
  const endWatch = watchSend(transport, { name: snapshot, fd, position }, options, abort);
  try {
    await call(
      transport,
      'ZFS_IOC_SEND_NEW',
      { zc_name: snapshot, innvl },
      { signal: abort.signal, untilEnd: true },
    );
    abort.throwIfAborted();
  } catch (error) {
    abort.throwIfAborted();
    throw target.broken && isInterrupted(error) ? brokenPipe(snapshot, error) : error;
  } finally {
    endWatch();
    abort.end();
  }
}

function isInterrupted(error: unknown): error is ZfsError {
  return error instanceof ZfsError && error.code === 'EINTR';
}

/** The kernel says EINTR for every write that fails in the middle (`dump_record` in OpenZFS `module/zfs/dmu_send.c`). */
function brokenPipe(snapshot: string, cause: ZfsError): ZfsError {
  return new ZfsError({
    code: 'EPIPE',
    errno: LINUX_ERRNO.EPIPE,
    message: `${snapshot}: the reader of the stream went away (ZFS_IOC_SEND_NEW: EPIPE)`,
    ioctl: 'ZFS_IOC_SEND_NEW',
    subject: snapshot,
    cause,
  });
}

/**
 * Resolves when there is something to read, rejects when the stream failed before that. No listener is left behind: an
 * error that comes later has to reach whoever reads, or be uncaught.
 */
async function begun(stream: Readable, sent: Promise<void>): Promise<void> {
  let onReadable = () => {};
  let onError: (error: Error) => void = () => {};
  const readable = new Promise<void>((resolve, reject) => {
    onReadable = resolve;
    onError = reject;
  });
  stream.once('readable', onReadable).once('error', onError);
  try {
    await Promise.race([sent, readable]);
    if (stream.errored) throw stream.errored;
  } catch (error) {
    // Of what came next nobody else would hear.
    stream.on('error', () => {}).destroy();
    throw error;
  } finally {
    stream.off('readable', onReadable).off('error', onError);
  }
}
