import { type Duplex, Readable } from 'node:stream';
import { call, checkName, type Transport } from '../ioctl/index.ts';

/** What a send stream contains, and from where on. */
export interface SendOptions {
  /** Snapshot or bookmark that the receiver has; the stream holds what changed since. Default: everything. */
  readonly from?: string | undefined;
  /** Blocks larger than 128 KiB are sent as they are. */
  readonly largeBlocks?: boolean | undefined;
  /** Blocks embedded in their pointers are sent as such. */
  readonly embedded?: boolean | undefined;
  /** Compressed blocks are sent as they are on disk. */
  readonly compressed?: boolean | undefined;
  /** Encrypted blocks are sent as they are on disk; no key is needed. */
  readonly raw?: boolean | undefined;
}

function flags(options: SendOptions) {
  return {
    largeblockok: options.largeBlocks ?? false,
    embedok: options.embedded ?? false,
    compressok: options.compressed ?? false,
    rawok: options.raw ?? false,
  };
}

function checkFrom(options: SendOptions): string | undefined {
  const { from } = options;
  return from === undefined ? undefined : checkName(from, from.includes('#') ? 'bookmark' : 'snapshot');
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
 * @param options.signal - aborts the send; the stream then fails with the signal's reason
 * @throws ZfsError `ENOENT` (no such snapshot), `EXDEV` (`from` is not an earlier one), `EACCES` (key not loaded); the
 *   stream can fail with the same later, and with `EIO`
 */
export async function send(
  transport: Transport,
  snapshot: string,
  options: SendOptions & { readonly signal?: AbortSignal | undefined } = {},
): Promise<Readable> {
  checkName(snapshot, 'snapshot');
  const fromsnap = checkFrom(options);
  const { signal } = options;
  signal?.throwIfAborted();
  const { fd, stream: source, closeKernelEnd } = transport.pipe('from-kernel');
  const sending = new AbortController();
  const input = {
    zc_name: snapshot,
    innvl: fromsnap === undefined ? { fd, ...flags(options) } : { fd, fromsnap, ...flags(options) },
  };
  // The kernel's end stays open until the error is known here: a failed stream must not look complete.
  const sent = call(transport, 'ZFS_IOC_SEND_NEW', input, { signal: sending.signal, untilEnd: true }).then(
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

/**
 * Estimates the size of a send stream in bytes. ZFS_IOC_SEND_SPACE.
 *
 * @throws ZfsError `ENOENT`, `EXDEV`
 */
export async function sendSize(
  transport: Transport,
  snapshot: string,
  options: SendOptions = {},
): Promise<bigint> {
  const from = checkFrom(options);
  const { outnvl } = await call(transport, 'ZFS_IOC_SEND_SPACE', {
    zc_name: snapshot,
    innvl: from === undefined ? flags(options) : { from, ...flags(options) },
  });
  return outnvl.space;
}
