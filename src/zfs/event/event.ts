import type { Nvlist } from '../../nvlist/index.ts';
import {
  type EventClass,
  type EventPayload,
  eventPayloads,
  isEventClass,
  readPayload,
} from './event-payload.ts';

/** What every event has. */
interface EventFacts {
  /** Number of the event. It counts up by one from 1, where the module was loaded. */
  readonly eid: bigint;
  /** Nanoseconds since 1970. */
  readonly time: bigint;
  /** The class as the kernel wrote it, also where `class` is `other`. */
  readonly className: string;
  readonly pool: string | undefined;
  readonly poolGuid: bigint | undefined;
  /**
   * At least so many events before this one are lost, because the queue was full or cleared, or the kernel limited their
   * rate; 0n for none. A reader that lags by one event may be told of one too many.
   */
  readonly missed: bigint;
  /** The event as the kernel gave it. */
  readonly list: Nvlist;
}

/** An event of a class that zfskit knows. */
export interface EventOf<C extends EventClass> extends EventFacts {
  readonly class: C;
  readonly payload: EventPayload<C>;
}

/** An event of a class that came after the releases that zfskit knows. */
export interface OtherEvent extends EventFacts {
  readonly class: 'other';
  readonly payload: Readonly<Record<string, never>>;
}

/** An event of the kernel; its `class` says what its `payload` has. */
export type ZfsEvent = { [C in EventClass]: EventOf<C> }[EventClass] | OtherEvent;

const NANOSECONDS = 1_000_000_000n;

/**
 * Reads an event. Source: `zfs_zevent_post` in `module/zfs/fm.c`.
 *
 * @throws NvlistError where it is none
 */
export function readEvent(list: Nvlist, missed: bigint): ZfsEvent {
  const [seconds = 0n, nanoseconds = 0n] = list.findInt64Array('time') ?? [];
  const className = list.getString('class');
  const known = isEventClass(className) ? className : undefined;
  return {
    eid: list.getUint64('eid'),
    time: seconds * NANOSECONDS + nanoseconds,
    class: known ?? 'other',
    className,
    pool: list.findString('pool'),
    poolGuid: list.findUint64('pool_guid'),
    missed,
    payload: known ? readPayload(list, eventPayloads[known]) : {},
    list,
  } as ZfsEvent;
}
