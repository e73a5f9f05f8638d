import { setTimeout as delay } from 'node:timers/promises';
import { type Abi, type IoctlName, ioctls, type JoinedAbort, LINUX_ERRNO, ZfsCmd } from '../ioctl/index.ts';
import { type CarriedOut, failedReply } from './carried-out.ts';
import type { CarriedRequest } from './engine-call.ts';
import { EngineFailure } from './engine-failure.ts';
import type { PoolEvents } from './pool-events.ts';

/** Those that are served here. */
export const EVENT_IOCTLS: readonly IoctlName[] = [
  'ZFS_IOC_EVENTS_NEXT',
  'ZFS_IOC_EVENTS_SEEK',
  'ZFS_IOC_EVENTS_CLEAR',
];

const NEXT = ioctls.ZFS_IOC_EVENTS_NEXT.number;
const SEEK = ioctls.ZFS_IOC_EVENTS_SEEK.number;
const CLEAR = ioctls.ZFS_IOC_EVENTS_CLEAR.number;

/** `ZEVENT_NONBLOCK`. */
const NO_WAIT = 1n;

/** How often a wait looks at what pools have done by themselves, in milliseconds. */
const LOOK_AGAIN_MS = 250;

const NOTHING = new Uint8Array();

/** The ioctls about the queue of events: `zfs_ioc_events_*` in `zfs_ioctl.c`. They need no thread. */
export class EventIoctls {
  readonly #abi: Abi;
  readonly #events: PoolEvents;
  readonly #isOpen: (fd: number) => boolean;

  constructor(abi: Abi, events: PoolEvents, isOpen: (fd: number) => boolean) {
    this.#abi = abi;
    this.#events = events;
    this.#isOpen = isOpen;
  }

  /** Whether an ioctl is one of them. */
  serves(number: number): boolean {
    return number === NEXT || number === SEEK || number === CLEAR;
  }

  /** Carries out one of them. */
  async carry(request: CarriedRequest, abort: JoinedAbort): Promise<CarriedOut> {
    const command = new ZfsCmd(this.#abi.layout, request.command.slice());
    try {
      const dst = await this.#answer(request, command, abort);
      return { ...failedReply(command.bytes, request.historySize, 0), dst };
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      return failedReply(command.bytes, request.historySize, error.errno);
    }
  }

  async #answer(
    { number, dstSize }: CarriedRequest,
    command: ZfsCmd,
    abort: JoinedAbort,
  ): Promise<Uint8Array> {
    const { queue } = this.#events;
    const reader = command.get('zc_cleanup_fd') as number;
    if (number !== CLEAR && !this.#isOpen(reader)) throw new EngineFailure(LINUX_ERRNO.EBADF);
    if (number === NEXT) return this.#next(reader, command, dstSize, abort);
    await this.#events.read();
    if (number === CLEAR) command.set('zc_cookie', BigInt(queue.clear()));
    else queue.seek(reader, command.get('zc_guid') as bigint);
    return NOTHING;
  }

  async #next(reader: number, command: ZfsCmd, room: number, abort: JoinedAbort): Promise<Uint8Array> {
    const { queue } = this.#events;
    for (;;) {
      const found = queue.has(reader) || (await this.#look(reader)) ? queue.next(reader, room) : undefined;
      if (typeof found === 'number') {
        command.set('zc_nvlist_dst_size', BigInt(found));
        throw new EngineFailure(LINUX_ERRNO.ENOMEM);
      }
      if (found) {
        command.set('zc_cookie', found.dropped);
        command.set('zc_nvlist_dst_size', BigInt(found.bytes.length));
        command.set('zc_nvlist_dst_filled', 1);
        return found.bytes;
      }
      if (((command.get('zc_guid') as bigint) & NO_WAIT) !== 0n) throw new EngineFailure(LINUX_ERRNO.ENOENT);
      await this.#moment(abort);
      if (abort.aborted) throw new EngineFailure(LINUX_ERRNO.EINTR);
    }
  }

  /** Looks at what pools have done; whether there is an event then. */
  async #look(reader: number): Promise<boolean> {
    await this.#events.read();
    return this.#events.queue.has(reader);
  }

  /** Until an event is posted, the caller gives up, or it is time to look again. */
  async #moment(abort: JoinedAbort): Promise<void> {
    const over = new AbortController();
    const end = () => over.abort();
    const stops = [this.#events.queue.listen(end), abort.listen(end)];
    await delay(LOOK_AGAIN_MS, undefined, { signal: over.signal }).catch(() => undefined);
    for (const stop of stops) stop();
  }
}
