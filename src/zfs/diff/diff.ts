import { stat } from 'node:fs/promises';
import {
  call,
  callUntil,
  checkName,
  JoinedAbort,
  LINUX_ERRNO,
  type Transport,
  ZfsError,
} from '../../ioctl/index.ts';
import { EndableIterator } from '../endable-iterator.ts';
import { readMounts } from '../mounts.ts';
import { changesOfObject, type DiffChange, removalOfObject } from './diff-change.ts';
import { type DiffRecord, readDiffRecords } from './diff-record.ts';
import { objectStats } from './object-stats.ts';

/** How to compare. */
export interface DiffOptions {
  /** Ends the comparison with the signal's reason. Nothing of it remains in the kernel. */
  readonly signal?: AbortSignal | undefined;
}

/** Comparisons with a filesystem so far: the kernel adds to a name only the time, in ticks. */
let temporarySnapshots = 0;

/**
 * What changed in a filesystem since a snapshot, in the order of object numbers, as `zfs diff` tells it; {@link diffLine}
 * makes its lines. In bounded memory: the kernel writes as fast as it is read. The filesystem need not be mounted.
 *
 * Compared with a filesystem, a snapshot of it is made and destroyed again when the comparison ends, or the process does.
 * ZFS_IOC_DIFF, ZFS_IOC_OBJ_TO_STATS, ZFS_IOC_NEXT_OBJ, ZFS_IOC_TMP_SNAPSHOT.
 *
 * @param from - full name of the earlier snapshot
 * @param to - a later snapshot of the same filesystem or of a clone of it, or such a filesystem as it is now
 * @throws ZfsError while it is read: `ENOENT`, `EXDEV` (`from` is no earlier snapshot of the same filesystem), `EINVAL` (a
 *   volume), `EACCES` (the key is not loaded), `ZFSKIT_INVALID_NAME`, `ZFSKIT_UNSUPPORTED`; the signal's reason
 */
export function diff(
  transport: Transport,
  from: string,
  to: string,
  options: DiffOptions = {},
): EndableIterator<DiffChange> {
  checkName(from, 'snapshot');
  checkName(to, 'dataset-or-snapshot');
  return new EndableIterator((leaving) =>
    to.includes('@')
      ? compare(transport, from, to, options, leaving)
      : compareLive(transport, from, to, options, leaving),
  );
}

async function* compareLive(
  transport: Transport,
  from: string,
  filesystem: string,
  options: DiffOptions,
  leaving: AbortSignal,
): AsyncGenerator<DiffChange, void, void> {
  const descriptor = transport.cleanupDescriptor?.();
  if (!descriptor) {
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED',
      message: `${filesystem}: this transport has no descriptor that a temporary snapshot could be tied to`,
      subject: filesystem,
    });
  }
  try {
    const { zc_value: name } = await call(transport, 'ZFS_IOC_TMP_SNAPSHOT', {
      zc_name: filesystem,
      zc_value: `zfskit-diff-${process.pid}-${temporarySnapshots++}`,
      zc_cleanup_fd: descriptor.fd,
    });
    yield* compare(transport, from, `${filesystem}@${name}`, options, leaving);
  } finally {
    await descriptor.close();
  }
}

async function* compare(
  transport: Transport,
  from: string,
  to: string,
  options: DiffOptions,
  leaving: AbortSignal,
): AsyncGenerator<DiffChange, void, void> {
  const ending = new JoinedAbort();
  const abort = new JoinedAbort(options.signal, leaving, transport.closing, ending);
  abort.throwIfAborted();
  const { fd, stream, closeKernelEnd } = transport.pipe('from-kernel');
  const stop = () => void stream.destroy();
  const ignore = abort.listen(stop);
  const written = call(
    transport,
    'ZFS_IOC_DIFF',
    { zc_name: to, zc_value: from, zc_cookie: BigInt(fd) },
    { signal: abort.signal, untilEnd: true },
  ).finally(closeKernelEnd);
  written.catch(stop);
  try {
    const hidden = await sharesOf(to.slice(0, to.indexOf('@')));
    for await (const record of readDiffRecords(stream)) {
      for await (const change of changesOf({ transport, from, to, signal: abort.signal }, record)) {
        abort.throwIfAborted();
        if (change.object !== hidden) yield change;
      }
    }
    await written;
    abort.throwIfAborted();
  } catch (error) {
    abort.throwIfAborted();
    // What the kernel says is why the stream broke off; that nobody reads any more is no reason.
    await written.catch((reason: unknown) => {
      if (!(reason instanceof ZfsError && reason.code === 'EPIPE')) throw reason;
    });
    throw error;
  } finally {
    ignore();
    ending.abort(new Error('the comparison was left'));
    stop();
    await written.catch(() => {});
    abort.end();
  }
}

interface Comparison {
  readonly transport: Transport;
  readonly from: string;
  readonly to: string;
  readonly signal: AbortSignal;
}

async function* changesOf(
  comparison: Comparison,
  record: DiffRecord,
): AsyncGenerator<DiffChange, void, void> {
  const { transport, from, to, signal } = comparison;
  if (record.kind === 'free') {
    for await (const object of objectsIn(comparison, record)) {
      yield* removalOfObject(object, await objectStats(transport, from, object, signal));
    }
    return;
  }
  for (let object = record.first; object <= record.last; object++) {
    const [before, after] = await Promise.all([
      objectStats(transport, from, object, signal),
      objectStats(transport, to, object, signal),
    ]);
    yield* changesOfObject(object, before, after);
  }
}

/** The objects of a range that the earlier snapshot has. ZFS_IOC_NEXT_OBJ. */
async function* objectsIn(
  { transport, from, signal }: Comparison,
  { first, last }: DiffRecord,
): AsyncGenerator<bigint, void, void> {
  // The kernel tells of a range from 0 that is none: there, object 1 would be free, and no filesystem is without it.
  if (first === 0n) return;
  let zc_obj = first - 1n;
  for (;;) {
    const input = { zc_name: from, zc_obj };
    const next = await callUntil(transport, 'ZFS_IOC_NEXT_OBJ', input, LINUX_ERRNO.ESRCH, { signal });
    if (!next || next.zc_obj > last || next.zc_obj <= zc_obj) return;
    zc_obj = next.zc_obj;
    yield zc_obj;
  }
}

/** The directory of SMB shares has a number of its own and no path; only where the filesystem is mounted can it be told. */
async function sharesOf(filesystem: string): Promise<bigint | undefined> {
  const mount = (await readMounts()).find(({ dataset, root }) => dataset === filesystem && root === '/');
  if (!mount) return undefined;
  const shares = await stat(`${mount.path}/.zfs/shares`, { bigint: true }).catch(() => undefined);
  return shares?.ino;
}
