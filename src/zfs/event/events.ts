import {
  type CleanupDescriptor,
  call,
  callSync,
  callUntil,
  checkName,
  type IoctlOutput,
  type ioctls,
  JoinedAbort,
  LINUX_ERRNO,
  type Transport,
  ZfsError,
} from '../../ioctl/index.ts';
import { EndableIterator } from '../endable-iterator.ts';
import { readEvent, type ZfsEvent } from './event.ts';

/** Which events to read. */
export interface EventsOptions {
  /**
   * `start`: all that are in the queue, then new ones. `now` (default): those after the call. A number: those after the
   * event of that number. The kernel keeps the last `zfs_zevent_len_max` events, 512 by default, until the module goes.
   */
  readonly from?: 'start' | 'now' | bigint | undefined;
  /** Waits for new events (default); false to end behind the last one that is there. */
  readonly follow?: boolean | undefined;
  /** Only events of this pool. */
  readonly pool?: string | undefined;
  /** Only events whose class is this, or begins with this and a dot: `ereport`, `sysevent.fs.zfs.scrub_finish`. */
  readonly class?: string | undefined;
  /** Ends the reading with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** `ZEVENT_SEEK_START`, `ZEVENT_SEEK_END`, `ZEVENT_NONBLOCK` (`include/sys/fs/zfs.h`). */
const SEEK_START = 0n;
const SEEK_END = 2n ** 64n - 1n;
const NO_WAIT = 1n;

/**
 * How long a wait in the kernel may last before it is begun anew, in milliseconds. The kernel looks into the queue and goes
 * to sleep in two steps (`zfs_ioc_events_next`): an event that comes between would be seen with the next one only.
 */
const LOOK_AGAIN_MS = 1000;

type Reply = IoctlOutput<(typeof ioctls)['ZFS_IOC_EVENTS_NEXT']>;

/** `Zfs.events` over a transport. */
export function readEvents(transport: Transport, options: EventsOptions = {}): EndableIterator<ZfsEvent> {
  if (options.pool !== undefined) checkName(options.pool, 'pool');
  options.signal?.throwIfAborted();
  const place = placeOf(options.from ?? 'now');
  const descriptor = eventDescriptor(transport);
  let placed: Promise<unknown> | undefined;
  try {
    const input = { zc_cleanup_fd: descriptor.fd, zc_guid: place };
    if (transport.ioctlSync) callSync(transport, 'ZFS_IOC_EVENTS_SEEK', input);
    else placed = call(transport, 'ZFS_IOC_EVENTS_SEEK', input);
  } catch (error) {
    descriptor.close();
    throw error;
  }
  // It is told of when the first event is asked for.
  placed?.catch(() => {});
  return new EndableIterator(
    (leaving) => eventsFrom(transport, descriptor, placed, options, leaving),
    () => descriptor.close(),
  );
}

/**
 * Empties the kernel's queue of events, for all who read it. ZFS_IOC_EVENTS_CLEAR.
 *
 * @returns how many there were
 */
export async function clearEvents(transport: Transport): Promise<bigint> {
  return (await call(transport, 'ZFS_IOC_EVENTS_CLEAR', {})).zc_cookie;
}

async function* eventsFrom(
  transport: Transport,
  { fd }: CleanupDescriptor,
  placed: Promise<unknown> | undefined,
  options: EventsOptions,
  leaving: AbortSignal,
): AsyncGenerator<ZfsEvent, void, void> {
  const abort = new JoinedAbort(options.signal, leaving, transport.closing);
  let last = typeof options.from === 'bigint' ? options.from : undefined;
  let missed = 0n;
  try {
    await placed;
    for (;;) {
      const reply = await nextEvent(transport, fd, options.follow ?? true, abort);
      if (!reply) return;
      const event = eventOf(reply, last, missed);
      last = event.eid;
      // A loss is told with the next event that is wanted.
      missed = event.missed;
      if (!wanted(event, options)) continue;
      missed = 0n;
      yield event;
    }
  } finally {
    abort.end();
  }
}

function placeOf(from: 'start' | 'now' | bigint): bigint {
  if (from === 'start') return SEEK_START;
  if (from === 'now') return SEEK_END;
  if (typeof from === 'bigint' && from > 0n && from < SEEK_END) return from;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `events are read from "start", "now" or the number of an event, not from ${String(from)}`,
  });
}

function eventDescriptor(transport: Transport): CleanupDescriptor {
  const descriptor = transport.cleanupDescriptor?.();
  if (descriptor) return descriptor;
  throw new ZfsError({
    code: 'ZFSKIT_UNSUPPORTED',
    message: 'this transport has no descriptor that events could be read from',
  });
}

/** The next event, or undefined when there is none and nobody wants to wait. */
async function nextEvent(
  transport: Transport,
  zc_cleanup_fd: number,
  follow: boolean,
  abort: JoinedAbort,
): Promise<Reply | undefined> {
  const input = { zc_cleanup_fd, zc_guid: follow ? 0n : NO_WAIT };
  const endErrno = follow ? LINUX_ERRNO.EINTR : LINUX_ERRNO.ENOENT;
  for (;;) {
    abort.throwIfAborted();
    const options = { signal: abort.signal, deadlineMs: LOOK_AGAIN_MS, untilEnd: true };
    try {
      const reply = await callUntil(transport, 'ZFS_IOC_EVENTS_NEXT', input, endErrno, options);
      abort.throwIfAborted();
      if (reply || !follow) return reply;
    } catch (error) {
      abort.throwIfAborted();
      // It waited for its turn, not in the kernel.
      if (!(error instanceof ZfsError && error.code === 'ZFSKIT_DEADLINE')) throw error;
    }
  }
}

/**
 * The kernel counts one loss however many events went, and those whose rate it limited; the numbers of the events tell the
 * rest. Numbers without a loss may be out of order, or have no event: they are given before it is in the queue.
 */
function eventOf(
  { zc_nvlist_dst: list, zc_cookie: dropped }: Reply,
  last: bigint | undefined,
  missedBefore: bigint,
): ZfsEvent {
  try {
    if (!list) throw new Error('there is no list');
    const skipped = last === undefined ? 0n : list.getUint64('eid') - last - 1n;
    const missed = dropped === 0n ? 0n : skipped > dropped ? skipped : dropped;
    return readEvent(list, missedBefore + missed);
  } catch (cause) {
    throw new ZfsError({
      code: 'ZFSKIT_BAD_REPLY',
      message: `the kernel's event is not understood: ${(cause as Error).message}`,
      ioctl: 'ZFS_IOC_EVENTS_NEXT',
      cause,
    });
  }
}

function wanted(event: ZfsEvent, options: EventsOptions): boolean {
  if (options.pool !== undefined && event.pool !== options.pool) return false;
  const { class: wantedClass } = options;
  return (
    wantedClass === undefined ||
    event.className === wantedClass ||
    event.className.startsWith(`${wantedClass}.`)
  );
}
