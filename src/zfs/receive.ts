import {
  call,
  errnoName,
  JoinedAbort,
  type LentDescriptor,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { checkBeginRecord, REPLAY_RECORD_BYTES } from './begin-record.ts';
import { readDescriptor } from './descriptor-bytes.ts';
import { type ReceiveArguments, type ReceiveOptions, receiveArguments } from './receive-options.ts';
import { StreamBytes } from './stream-bytes.ts';

/** What a receive did. */
export interface Received {
  /** Bytes that the kernel read from the stream, its first record of 312 bytes not counted. */
  readonly bytes: bigint;
}

/**
 * Receives one stream into a snapshot. What the source gives behind the stream's END record is lost; the source is closed
 * in any case. Nothing is mounted. ZFS_IOC_RECV_NEW.
 *
 * When a `resumable` receive fails, {@link resumeToken} gives what the sender needs to go on.
 *
 * @param snapshot - full name of the snapshot to make; its dataset is created by a full stream
 * @param source - the stream's bytes: a Node Readable, an async generator of Uint8Arrays, ...
 * @throws ZfsError `EEXIST`, `ENOENT`, `ENODEV` (the target lacks the stream's start), `ETXTBSY` (the target has changes
 *   since it), `ECKSUM`, `EINVAL`, `ZFS_ERR_STREAM_TRUNCATED`, `ZFS_ERR_RESUME_EXISTS`, `ZFSKIT_BAD_STREAM`;
 *   `ZFSKIT_PROPERTIES_NOT_SET`, with the properties in `failures`, when the snapshot is there but not they; whatever the
 *   source throws; the signal's reason
 */
export async function receive(
  transport: Transport,
  snapshot: string,
  source: AsyncIterable<Uint8Array>,
  options: ReceiveOptions = {},
): Promise<Received> {
  const bytes = new StreamBytes(source, options.signal, transport.closing);
  try {
    return await receiveBytes(transport, receiveArguments(transport, snapshot, options), bytes);
  } finally {
    bytes.close();
  }
}

/**
 * Receives one stream from a file, pipe or socket that this process has open; the kernel itself reads. The descriptor
 * stays open, and what follows the stream's END record is not read. Where ZFS is another process (a service) it is read here,
 * and some of what follows may be. ZFS_IOC_RECV_NEW.
 *
 * @param snapshot - full name of the snapshot to make; its dataset is created by a full stream
 * @throws ZfsError as {@link receive} does; `EBADF`; `ZFSKIT_INVALID_ARGUMENT` when the descriptor is not open for reading,
 *   or is in non-blocking mode, as those of Node's own sockets are; the signal's reason
 */
export async function receiveFrom(
  transport: Transport,
  snapshot: string,
  fd: number,
  options: ReceiveOptions = {},
): Promise<Received> {
  const args = receiveArguments(transport, snapshot, options);
  options.signal?.throwIfAborted();
  if (!transport.lend) {
    return receive(transport, snapshot, readDescriptor(fd), options);
  }
  const source = transport.lend(fd, 'read');
  try {
    return await receiveFromDescriptor(transport, args, source, options.signal);
  } finally {
    source.close();
  }
}

/**
 * Receives one stream from a descriptor that the kernel reads, the first record excepted.
 *
 * @throws ZfsError as {@link receive} does; the signal's reason
 */
export async function receiveFromDescriptor(
  transport: Transport,
  args: ReceiveArguments,
  source: LentDescriptor,
  signal: AbortSignal | undefined,
): Promise<Received> {
  const abort = new JoinedAbort(signal, transport.closing);
  try {
    const target = await existingDataset(transport, args.snapname);
    const record = await source.read(REPLAY_RECORD_BYTES, abort.signal);
    checkBeginRecord(record);
    return await kernelReceive(transport, { target, args, record, fd: source.fd }, abort.signal);
  } catch (error) {
    abort.throwIfAborted();
    throw error;
  } finally {
    abort.end();
  }
}

async function receiveBytes(
  transport: Transport,
  args: ReceiveArguments,
  bytes: StreamBytes,
): Promise<Received> {
  bytes.signal.throwIfAborted();
  const target = await existingDataset(transport, args.snapname);
  const record = await bytes.read(REPLAY_RECORD_BYTES);
  checkBeginRecord(record);

  const { fd, stream, closeKernelEnd } = transport.pipe('to-kernel');
  // EPIPE, when the kernel stops reading: its answer says why.
  stream.on('error', () => {});
  const answer = kernelReceive(transport, { target, args, record, fd }, bytes.signal).finally(() => {
    closeKernelEnd();
    bytes.stop();
  });
  // Only a stream that is complete is ended; any other way out takes the pipe away, and the kernel's answer follows.
  const fed = bytes.writeTo(stream).finally(() => stream.destroy());
  const [feeding, receiving] = await Promise.allSettled([fed, answer]);
  if (receiving.status === 'fulfilled') return receiving.value;
  // When the source failed, or the caller aborted, the kernel saw no more than a stream that ended early.
  throw feeding.status === 'rejected' ? feeding.reason : receiving.reason;
}

/** A receive, ready for the kernel. */
interface KernelReceive {
  /** What the ioctl is addressed to. */
  readonly target: string;
  readonly args: ReceiveArguments;
  /** The stream's first record. */
  readonly record: Uint8Array;
  /** Descriptor of what follows it. */
  readonly fd: number;
}

async function kernelReceive(
  transport: Transport,
  { target, args, record, fd }: KernelReceive,
  signal: AbortSignal,
): Promise<Received> {
  const { outnvl } = await call(
    transport,
    'ZFS_IOC_RECV_NEW',
    { zc_name: target, innvl: { ...args, begin_record: record, input_fd: fd } },
    { signal, untilEnd: true },
  );
  const { read_bytes: bytes = 0n, errors = {} } = outnvl;
  const failures = new Map(Object.entries(errors).map(([name, errno]) => [name, errnoName(errno)] as const));
  if (failures.size === 0) return { bytes };
  const named = [...failures].map(([name, code]) => `${name} (${code})`).join(', ');
  throw new ZfsError({
    code: 'ZFSKIT_PROPERTIES_NOT_SET',
    message: `${args.snapname} was received, but these properties could not be set: ${named}`,
    ioctl: 'ZFS_IOC_RECV_NEW',
    subject: args.snapname,
    failures,
  });
}

/** The dataset that the ioctl is addressed to: the target where it exists, else its parent (as `lzc_receive` does). */
async function existingDataset(transport: Transport, snapshot: string): Promise<string> {
  const dataset = snapshot.slice(0, snapshot.indexOf('@'));
  try {
    await call(transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: dataset, zc_simple: 1 });
    return dataset;
  } catch (error) {
    const parent = dataset.slice(0, Math.max(0, dataset.lastIndexOf('/')));
    if (error instanceof ZfsError && error.code === 'ENOENT' && parent !== '') return parent;
    throw error;
  }
}
