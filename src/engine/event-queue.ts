import { LINUX_ERRNO } from '../ioctl/index.ts';
import { encode, int64Array, type Nvlist, uint64 } from '../nvlist/index.ts';
import { EngineFailure } from './engine-failure.ts';

/** `zfs_zevent_len_max`: events that are kept. */
const MOST_EVENTS = 512;

/** `ZEVENT_SEEK_START` and `ZEVENT_SEEK_END` (`include/sys/fs/zfs.h`). */
const SEEK_START = 0n;
const SEEK_END = 2n ** 64n - 1n;

interface Event {
  readonly eid: bigint;
  readonly bytes: Uint8Array;
}

interface Reader {
  /** Number of the last event that it read; 0n before the first. */
  last: bigint;
  /** Events that it has not read and that are gone. */
  dropped: bigint;
}

/** Events and who has read how far: `zfs_zevent_*` in `module/zfs/fm.c`, which are not in libzpool. */
export class EventQueue {
  readonly #events: Event[] = [];
  readonly #readers = new Map<number, Reader>();
  readonly #waiting = new Set<() => void>();
  #eid = 0n;

  /** Appends an event, with its time in nanoseconds since 1970, and wakes whoever waits. The oldest goes when there are too many. */
  post(event: Nvlist, time: bigint): void {
    this.#eid += 1n;
    event.set('time', int64Array(BigInt64Array.of(time / 1_000_000_000n, time % 1_000_000_000n)));
    event.set('eid', uint64(this.#eid));
    this.#events.push({ eid: this.#eid, bytes: encode(event) });
    if (this.#events.length > MOST_EVENTS) this.#drop();
    for (const wake of this.#waiting) wake();
  }

  /** Whether there is an event that a reader has not read. */
  has(reader: number): boolean {
    const newest = this.#events.at(-1);
    return newest !== undefined && newest.eid > this.#reader(reader).last;
  }

  /**
   * The next event for a reader, and how many it has missed.
   *
   * @param most - bytes that there is room for
   * @returns the bytes of the event, or how many there are when they do not fit
   * @throws EngineFailure ENOENT: there is none
   */
  next(reader: number, most: number): { readonly bytes: Uint8Array; readonly dropped: bigint } | number {
    const place = this.#reader(reader);
    const event = this.#events.find(({ eid }) => eid > place.last);
    if (!event) throw new EngineFailure(LINUX_ERRNO.ENOENT);
    if (event.bytes.length > most) return event.bytes.length;
    const { dropped } = place;
    this.#readers.set(reader, { last: event.eid, dropped: 0n });
    return { bytes: event.bytes, dropped };
  }

  /**
   * Sets a reader behind an event, before all, or behind all.
   *
   * @throws EngineFailure ENOENT: there is no event of that number
   */
  seek(reader: number, eid: bigint): void {
    const isThere = this.#events.some((event) => event.eid === eid);
    if (eid !== SEEK_START && eid !== SEEK_END && !isThere) throw new EngineFailure(LINUX_ERRNO.ENOENT);
    this.#readers.set(reader, { last: eid === SEEK_END ? this.#eid : eid, dropped: 0n });
  }

  /** Empties the queue. Gives how many events there were. */
  clear(): number {
    const count = this.#events.length;
    while (this.#events.length > 0) this.#drop();
    return count;
  }

  /** Forgets a reader. */
  forget(reader: number): void {
    this.#readers.delete(reader);
  }

  /** Calls a listener for each event that is posted. Returns what ends that. */
  listen(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  #reader(reader: number): Reader {
    return this.#readers.get(reader) ?? { last: 0n, dropped: 0n };
  }

  #drop(): void {
    const gone = this.#events.shift();
    for (const reader of this.#readers.values()) if (gone && gone.eid > reader.last) reader.dropped += 1n;
  }
}
