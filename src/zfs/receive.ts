import { pipeline } from 'node:stream/promises';
import { call, checkName, type IoctlOutput, type ioctls, type Transport, ZfsError } from '../ioctl/index.ts';
import { checkBeginRecord, REPLAY_RECORD_BYTES } from './begin-record.ts';
import { datasetProperties } from './property/dataset-properties.ts';
import { encodeProperties } from './property/encode-properties.ts';
import type { DatasetPropertyInputs } from './property/property-values.ts';

/** How to receive a stream. */
export interface ReceiveOptions {
  /** Roll the target back to its latest snapshot first; later changes to it are lost. */
  readonly force?: boolean;
  /** Keep what was received when the stream ends early, so that it can be resumed. */
  readonly resumable?: boolean;
  /** Snapshot that the new dataset becomes a clone of. */
  readonly origin?: string;
  /** Properties to set on the received dataset instead of those in the stream. */
  readonly properties?: DatasetPropertyInputs;
  /** Aborts the receive. Unless `resumable`, nothing of it remains. */
  readonly signal?: AbortSignal;
}

/** What a receive did. */
export interface Received {
  /** Bytes that the kernel read from the stream. */
  readonly bytes: bigint;
}

/**
 * Receives one stream into a snapshot. Reading stops at the stream's END record. ZFS_IOC_RECV_NEW.
 *
 * @param snapshot - full name of the snapshot to make; its dataset is created by a full stream
 * @param source - the stream's bytes: a Node Readable, an async generator of Uint8Arrays, ...
 * @throws ZfsError `EEXIST`, `ENOENT`, `ENODEV` (the target's latest snapshot is another), `ETXTBSY` (the target was
 *   modified), `ECKSUM`, `EINVAL`, `ZFS_ERR_STREAM_TRUNCATED`, `ZFSKIT_BAD_STREAM`; whatever the source throws; the
 *   signal's reason
 */
export async function receive(
  transport: Transport,
  snapshot: string,
  source: AsyncIterable<Uint8Array>,
  options: ReceiveOptions = {},
): Promise<Received> {
  checkName(snapshot, 'snapshot');
  const { signal, origin } = options;
  if (origin !== undefined) checkName(origin, 'snapshot');
  const { release } = transport.abi;
  const localprops = encodeProperties(options.properties ?? {}, {
    table: datasetProperties,
    release,
    subject: snapshot,
    creating: true,
    userProperties: true,
  });
  signal?.throwIfAborted();
  const target = await existingDataset(transport, snapshot);

  const chunks = source[Symbol.asyncIterator]();
  try {
    const { record, rest } = await readBeginRecord(chunks, signal);
    const { fd, stream, closeKernelEnd } = transport.pipe('to-kernel');
    const receiving = call(transport, 'ZFS_IOC_RECV_NEW', {
      zc_name: target,
      innvl: {
        snapname: snapshot,
        begin_record: record,
        input_fd: fd,
        force: options.force ?? false,
        resumable: options.resumable ?? false,
        ...(origin === undefined ? {} : { origin }),
        ...(Object.keys(localprops).length === 0 ? {} : { localprops }),
      },
    }).finally(() => {
      closeKernelEnd();
      stream.destroy();
    });
    const feeding = pipeline(continued(rest, chunks), stream, signal ? { signal } : {});
    return await outcome(receiving, feeding);
  } finally {
    await chunks.return?.();
  }
}

/**
 * The kernel's answer counts, except when the source failed or the caller aborted first: then the kernel only saw a
 * stream that ended early.
 */
async function outcome(
  receiving: Promise<IoctlOutput<typeof ioctls.ZFS_IOC_RECV_NEW>>,
  feeding: Promise<void>,
): Promise<Received> {
  let answered = false;
  const answer = receiving.finally(() => {
    answered = true;
  });
  let interrupted: { reason: unknown } | undefined;
  const fed = feeding.catch((reason: unknown) => {
    if (!answered) interrupted = { reason };
  });
  try {
    const { outnvl } = await answer;
    return { bytes: outnvl.read_bytes ?? 0n };
  } catch (error) {
    throw interrupted ? interrupted.reason : error;
  } finally {
    await fed;
  }
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

async function readBeginRecord(
  chunks: AsyncIterator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<{ record: Uint8Array; rest: Uint8Array }> {
  let head = Buffer.alloc(0);
  while (head.length < REPLAY_RECORD_BYTES) {
    const next = await abortable(chunks.next(), signal);
    if (next.done) break;
    if (!(next.value instanceof Uint8Array)) {
      throw new ZfsError({
        code: 'ZFSKIT_BAD_STREAM',
        message: 'the source does not give bytes (Uint8Array)',
      });
    }
    head = Buffer.concat([head, next.value]);
  }
  const record = head.subarray(0, REPLAY_RECORD_BYTES);
  checkBeginRecord(record);
  return { record, rest: head.subarray(REPLAY_RECORD_BYTES) };
}

async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function* continued(first: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}
