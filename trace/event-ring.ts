import { fromFrame, toFrame } from './event-frame.ts';
import type { TraceEvent } from './trace-event.ts';

/** Bytes between the tracer and its reader. */
const CAPACITY = 8 << 20;

/** Words in front of the bytes. */
const WRITTEN = 0;
const READ = 1;
const WAITING = 2;
const ORDER = 3;
const NEEDS_NUDGES = 4;
const ENDED = 5;
const LAUNCHED = 6;
const FILTERED = 7;
const THREAD = 8;
const WORDS = 16;

/** What the reader can tell the tracer: let go of everything, or go on without telling. */
export type TracerOrder = 'detach' | 'mute';
const ORDERS: Readonly<Record<TracerOrder, number>> = { detach: 1, mute: 2 };

/** Bytes in front of each event: how many it has. */
const HEAD_BYTES = 4;

/** How long the writer waits for room before it looks whether it was told to stop, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** Memory that the tracer's thread and its reader share. */
export type RingMemory = SharedArrayBuffer;

/** New memory for a ring. */
export function ringMemory(): RingMemory {
  return new SharedArrayBuffer(WORDS * 4 + CAPACITY);
}

/**
 * A ring of bytes in shared memory, and the words by which two threads speak. The tracer's thread waits in the kernel and
 * sees no messages, and a message for each event would cost more than the event.
 */
class Ring {
  protected readonly words: Int32Array;
  protected readonly bytes: Uint8Array;

  constructor(memory: RingMemory) {
    this.words = new Int32Array(memory, 0, WORDS);
    this.bytes = new Uint8Array(memory, WORDS * 4, CAPACITY);
  }

  /** Positions count on beyond the capacity, and around at 2^32: only their difference matters. */
  protected filled(): number {
    return (Atomics.load(this.words, WRITTEN) - Atomics.load(this.words, READ)) >>> 0;
  }
}

/** The tracer's end. */
export class EventRingWriter extends Ring {
  readonly #wake: () => void;
  readonly #head = Buffer.alloc(HEAD_BYTES);
  #dropping = false;

  /** @param wake - is called when the reader has to be woken */
  constructor(memory: RingMemory, wake: () => void) {
    super(memory);
    this.#wake = wake;
  }

  /** Says which thread the tracer's is, so that it can be interrupted. */
  set thread(tid: number) {
    Atomics.store(this.words, THREAD, tid);
  }

  get order(): TracerOrder | undefined {
    const order = Atomics.load(this.words, ORDER);
    return order === ORDERS.detach ? 'detach' : order === ORDERS.mute ? 'mute' : undefined;
  }

  /** Asks to be interrupted now and then: there is something to look at that no event tells. */
  set needsNudges(needed: boolean) {
    if (Atomics.exchange(this.words, NEEDS_NUDGES, Number(needed)) !== Number(needed) && needed) this.#wake();
  }

  /** Whether the thread that starts the program has come back. */
  get launched(): boolean {
    return Atomics.load(this.words, LAUNCHED) !== 0;
  }

  /** Whether the program that is started has the seccomp filter. */
  get filtered(): boolean {
    return Atomics.load(this.words, FILTERED) !== 0;
  }

  /** Waits for the thread that starts the program to come back, for so many milliseconds at most. */
  awaitLaunched(milliseconds: number): void {
    Atomics.wait(this.words, LAUNCHED, 0, milliseconds);
  }

  /** Writes an event; waits while the reader has not made room, and drops what does not fit after an order to stop. */
  write(event: TraceEvent): void {
    const pieces = toFrame(event);
    this.#head.writeUInt32LE(pieces.reduce((sum, { length }) => sum + length, 0));
    this.#writeBytes(this.#head);
    for (const piece of pieces) this.#writeBytes(piece);
    if (Atomics.exchange(this.words, WAITING, 0) === 1) this.#wake();
  }

  #writeBytes(bytes: Uint8Array): void {
    let at = 0;
    // What comes after a half event that was dropped could not be told from it.
    while (at < bytes.length && !this.#dropping) {
      const read = Atomics.load(this.words, READ);
      const room = CAPACITY - this.filled();
      if (room === 0) {
        this.#dropping = this.order !== undefined;
        if (Atomics.exchange(this.words, WAITING, 0) === 1) this.#wake();
        if (!this.#dropping) Atomics.wait(this.words, READ, read, LOOK_EVERY_MS);
        continue;
      }
      const written = Atomics.load(this.words, WRITTEN);
      const place = (written >>> 0) % CAPACITY;
      const count = Math.min(room, bytes.length - at, CAPACITY - place);
      this.bytes.set(bytes.subarray(at, at + count), place);
      Atomics.store(this.words, WRITTEN, (written + count) | 0);
      at += count;
    }
  }

  /** Says that nothing more comes. */
  end(): void {
    Atomics.store(this.words, ENDED, 1);
    Atomics.notify(this.words, ENDED);
    this.#wake();
  }
}

/** The reader's end. */
export class EventRingReader extends Ring {
  #partial: Buffer[] = [];
  #length = 0;
  #wanted = HEAD_BYTES;

  /**
   * Events that have come.
   *
   * @param most - stops after so many
   */
  read(most: number): TraceEvent[] {
    const events: TraceEvent[] = [];
    while (events.length < most) {
      const event = this.#next();
      if (event === undefined) break;
      events.push(event);
    }
    return events;
  }

  #next(): TraceEvent | undefined {
    let bytes = this.#take();
    if (bytes !== undefined && this.#wanted === HEAD_BYTES) {
      this.#wanted += bytes.readUInt32LE();
      bytes = this.#take();
    }
    if (bytes === undefined) return undefined;
    this.#partial = [];
    this.#length = 0;
    this.#wanted = HEAD_BYTES;
    return fromFrame(bytes.subarray(HEAD_BYTES));
  }

  /** The first bytes of the event that is under way, once there are as many as wanted. */
  #take(): Buffer | undefined {
    while (this.#length < this.#wanted) {
      const available = Math.min(this.filled(), this.#wanted - this.#length);
      if (available === 0) return undefined;
      const read = Atomics.load(this.words, READ);
      const place = (read >>> 0) % CAPACITY;
      const bytes = this.bytes.subarray(place, place + Math.min(available, CAPACITY - place));
      const piece = Buffer.from(bytes);
      bytes.fill(0);
      this.#partial.push(piece);
      this.#length += piece.length;
      Atomics.store(this.words, READ, (read + piece.length) | 0);
      Atomics.notify(this.words, READ);
    }
    const pieces = this.#partial;
    if (pieces.length === 1) return pieces[0];
    const whole = Buffer.concat(pieces);
    for (const piece of pieces) piece.fill(0);
    this.#partial = [whole];
    return whole;
  }

  /** Asks to be woken by the next event. Look once more afterwards: one may have come just before. */
  sleep(): void {
    Atomics.store(this.words, WAITING, 1);
  }

  get hasBytes(): boolean {
    return this.filled() > 0;
  }

  /** Id of the tracer's thread; 0 before it runs. */
  get thread(): number {
    return Atomics.load(this.words, THREAD);
  }

  get needsNudges(): boolean {
    return Atomics.load(this.words, NEEDS_NUDGES) === 1;
  }

  get ended(): boolean {
    return Atomics.load(this.words, ENDED) === 1;
  }

  /** Waits for the end, on this thread. */
  awaitEnd(milliseconds: number): void {
    Atomics.wait(this.words, ENDED, 0, milliseconds);
  }

  /** Tells the tracer what to do; it has to be interrupted to see it. */
  tell(order: TracerOrder): void {
    Atomics.store(this.words, ORDER, ORDERS[order]);
    Atomics.notify(this.words, READ);
  }

  /** Says that the program that is about to be started has the seccomp filter. */
  tellFiltered(): void {
    Atomics.store(this.words, FILTERED, 1);
  }

  get filtered(): boolean {
    return Atomics.load(this.words, FILTERED) !== 0;
  }

  /** Says that the thread that starts the program has come back. */
  tellLaunched(): void {
    Atomics.store(this.words, LAUNCHED, 1);
    Atomics.notify(this.words, LAUNCHED);
  }
}
