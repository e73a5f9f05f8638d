import { call, checkName, errnoName, type Transport, ZfsError } from '../ioctl/index.ts';
import { checkBeginRecord, REPLAY_RECORD_BYTES } from './begin-record.ts';
import { datasetContext, encodeProperties } from './property/encode-properties.ts';
import type { DatasetPropertyInputs } from './property/property-values.ts';
import { StreamBytes } from './stream-bytes.ts';

/** How to receive a stream. */
export interface ReceiveOptions {
  /** Roll the target back to its latest snapshot first; later changes to it are lost. */
  readonly force?: boolean | undefined;
  /** Keep what was received when the stream ends early, so that it can be resumed. */
  readonly resumable?: boolean | undefined;
  /** Snapshot that the new dataset becomes a clone of. */
  readonly origin?: string | undefined;
  /** Properties to set on the received dataset instead of those in the stream. */
  readonly properties?: DatasetPropertyInputs | undefined;
  /** Aborts the receive. Unless `resumable`, nothing of it remains. */
  readonly signal?: AbortSignal | undefined;
}

/** What a receive did. */
export interface Received {
  /** Bytes that the kernel read from the stream. */
  readonly bytes: bigint;
}

/**
 * Receives one stream into a snapshot. What the source gives behind the stream's END record is lost; the source is closed
 * in any case. ZFS_IOC_RECV_NEW.
 *
 * @param snapshot - full name of the snapshot to make; its dataset is created by a full stream
 * @param source - the stream's bytes: a Node Readable, an async generator of Uint8Arrays, ...
 * @throws ZfsError `EEXIST`, `ENOENT`, `ENODEV` (the target lacks the stream's start), `ETXTBSY` (the target has changes
 *   since it), `ECKSUM`, `EINVAL`, `ZFS_ERR_STREAM_TRUNCATED`, `ZFSKIT_BAD_STREAM`; `ZFSKIT_PROPERTIES_NOT_SET`, with the
 *   properties in `failures`, when the snapshot is there but not they; whatever the source throws; the signal's reason
 */
export async function receive(
  transport: Transport,
  snapshot: string,
  source: AsyncIterable<Uint8Array>,
  options: ReceiveOptions = {},
): Promise<Received> {
  const bytes = new StreamBytes(source, options.signal, transport.closing);
  try {
    return await receiveBytes(transport, snapshot, bytes, options);
  } finally {
    bytes.close();
  }
}

async function receiveBytes(
  transport: Transport,
  snapshot: string,
  bytes: StreamBytes,
  { force = false, resumable = false, origin, properties = {} }: ReceiveOptions,
): Promise<Received> {
  checkName(snapshot, 'new-snapshot');
  if (origin !== undefined) checkName(origin, 'snapshot');
  const { release } = transport.abi;
  const localprops = encodeProperties(
    properties,
    datasetContext({ release, subject: snapshot, creating: false }),
  );
  bytes.signal.throwIfAborted();
  const target = await existingDataset(transport, snapshot);
  const record = await bytes.read(REPLAY_RECORD_BYTES);
  checkBeginRecord(record);

  const { fd, stream, closeKernelEnd } = transport.pipe('to-kernel');
  // EPIPE, when the kernel stops reading: its answer says why.
  stream.on('error', () => {});
  const innvl = {
    snapname: snapshot,
    begin_record: record,
    input_fd: fd,
    force,
    resumable,
    ...(origin === undefined ? {} : { origin }),
    ...(Object.keys(localprops).length === 0 ? {} : { localprops }),
  };
  const limits = { signal: bytes.signal, untilEnd: true };
  const answer = call(transport, 'ZFS_IOC_RECV_NEW', { zc_name: target, innvl }, limits).finally(() => {
    closeKernelEnd();
    bytes.stop();
  });
  // Only a stream that is complete is ended; any other way out takes the pipe away, and the kernel's answer follows.
  const fed = bytes.writeTo(stream).finally(() => stream.destroy());
  const [feeding, receiving] = await Promise.allSettled([fed, answer]);
  if (receiving.status === 'rejected') {
    // When the source failed, or the caller aborted, the kernel saw no more than a stream that ended early.
    throw feeding.status === 'rejected' ? feeding.reason : receiving.reason;
  }
  const { read_bytes: count = 0n, errors = {} } = receiving.value.outnvl;
  const failures = new Map(Object.entries(errors).map(([name, errno]) => [name, errnoName(errno)] as const));
  if (failures.size > 0) {
    throw new ZfsError({
      code: 'ZFSKIT_PROPERTIES_NOT_SET',
      message: `${snapshot} was received, but these properties could not be set: ${[...failures].map(([name, code]) => `${name} (${code})`).join(', ')}`,
      ioctl: 'ZFS_IOC_RECV_NEW',
      subject: snapshot,
      failures,
    });
  }
  return { bytes: count };
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
