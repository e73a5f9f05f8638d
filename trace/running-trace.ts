import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { INTERRUPT_SIGNAL, installInterruptHandler, interruptThread } from '../src/ffi/libc.ts';
import { ZfsError } from '../src/ioctl/index.ts';
import { EventRingReader, ringMemory } from './event-ring.ts';
import { ownThread } from './own-thread.ts';
import { reapLater } from './reap-later.ts';
import { redactEvent } from './redact-event.ts';
import type { ProgramEnd, Trace } from './trace.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';
import type { TracerJob, TracerMessage } from './tracer-thread.ts';

/** How many events are taken at a time. */
const BATCH = 256;

/** How long events gather before they are looked at, in milliseconds: waking for each costs more than the event. */
const GATHER_MS = 20;

/** How often the tracer's thread is interrupted while there is something that no event tells it, in milliseconds. */
const NUDGE_MS = 20;

/** Traces that are under way. */
const running = new Set<RunningTrace>();
process.on('exit', () => {
  for (const trace of running) trace.abandon();
});

/** What a trace is started with. */
export interface RunningTraceOptions {
  readonly header: TraceHeader;
  readonly device: string;
  readonly showSecrets: boolean;
}

/** How long the way out of the process waits for the tracer, in milliseconds. */
const LEAVING_MS = 2000;

/** A trace whose tracer runs on a thread of its own. */
export class RunningTrace implements Trace {
  readonly header: TraceHeader;
  readonly end: Promise<ProgramEnd>;
  /** Resolves when the tracer's thread has attached, with what it said. */
  readonly attached: Promise<{ readonly errno: number; readonly pid: number }>;
  /** Resolves when the tracer's thread has ended: the kernel has let go of all then. */
  readonly ended: Promise<void>;
  readonly memory = ringMemory();
  readonly #showSecrets: boolean;
  readonly #reader = new EventRingReader(this.memory);
  readonly #worker: Worker;
  readonly #isLaunched: boolean;
  #root: number | undefined;
  #hasEnded = false;
  #failure: unknown;
  #wake: (() => void) | undefined;
  #nudges: NodeJS.Timeout | undefined;
  #settleEnd: (end: ProgramEnd) => void = () => {};
  #iterated = false;
  #detached: Promise<void> | undefined;

  constructor({ header, device, showSecrets }: RunningTraceOptions, target: TracerJob['target']) {
    this.header = header;
    this.#showSecrets = showSecrets;
    this.#isLaunched = 'launch' in target;
    this.end = new Promise((resolve) => {
      this.#settleEnd = resolve;
    });
    // Its waiting is ended with a signal.
    installInterruptHandler();
    const job: TracerJob = { memory: this.memory, layout: header.abi.layout, device, target };
    this.#worker = ownThread('tracer-thread.js', 'zfskit-tracer', job);
    running.add(this);
    this.attached = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: TracerMessage) => {
        this.#root ??= message.kind === 'attached' ? message.pid : undefined;
        if (message.kind === 'attached') resolve(message);
        else if (message.kind === 'end') this.#programEnded(message.end);
        else this.#woken();
      });
      this.#worker.on('error', (error) => {
        this.#failure = error;
        reject(error);
      });
      this.#worker.on('exit', () =>
        reject(new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the tracer has ended' })),
      );
    });
    this.attached.catch(() => {});
    this.ended = new Promise((resolve) => this.#worker.on('exit', () => resolve(this.#over())));
  }

  #programEnded(end: ProgramEnd): void {
    this.#hasEnded = true;
    this.#settleEnd(end);
  }

  #over(): void {
    running.delete(this);
    clearInterval(this.#nudges);
    this.#woken();
    this.#settleEnd({ status: undefined, signal: undefined });
  }

  /** Gives up a trace that could not begin. */
  async close(): Promise<void> {
    this.#reader.tell('detach');
    await this.#nudgeUntilEnded();
    await this.ended;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TraceEvent, void, undefined> {
    if (this.#iterated) {
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: 'the events of a trace come only once',
      });
    }
    this.#iterated = true;
    try {
      for (;;) {
        const events = this.#reader.read(BATCH);
        for (const event of events) yield this.#showSecrets ? event : redactEvent(event, this.header.abi);
        if (events.length > 0) continue;
        if (this.#isOver()) break;
        await this.#next();
      }
      if (this.#failure !== undefined) throw this.#failure;
    } finally {
      await this.detach();
    }
  }

  /** Nothing more comes: the tracer has ended, or lets a program run on untold. */
  #isOver(): boolean {
    if (this.#reader.hasBytes) return false;
    return (
      this.#reader.ended ||
      this.#failure !== undefined ||
      (this.#detached !== undefined && this.#reader.filtered)
    );
  }

  /** Waits for more. */
  async #next(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#reader.sleep();
    if (this.#reader.hasBytes || this.#isOver()) return;
    await woken;
    if (!this.#reader.ended) await delay(GATHER_MS);
  }

  #woken(): void {
    this.#wake?.();
    this.#wake = undefined;
    if (this.#reader.needsNudges && !this.#reader.ended) {
      this.#nudges ??= setInterval(() => this.#nudge(), NUDGE_MS);
    }
  }

  /** Interrupts the tracer, so that it looks at what no event tells it. */
  #nudge(): void {
    if (this.#reader.thread !== 0 && !this.#reader.ended)
      interruptThread(this.#reader.thread, INTERRUPT_SIGNAL);
    if (this.#reader.needsNudges) return;
    clearInterval(this.#nudges);
    this.#nudges = undefined;
  }

  async #nudgeUntilEnded(): Promise<void> {
    // A signal that comes just before the wait begins is lost: it is sent again.
    while (!this.#reader.ended && this.#failure === undefined) {
      this.#nudge();
      await delay(1);
    }
  }

  detach(): Promise<void> {
    this.#detached ??= this.#letGo();
    return this.#detached;
  }

  async #letGo(): Promise<void> {
    if (this.#reader.ended) return this.ended;
    // Without a tracer the ioctls of a program with the filter would all fail: it is let through without telling.
    this.#reader.tell(this.#reader.filtered ? 'mute' : 'detach');
    this.#woken();
    if (!this.#reader.filtered) {
      await this.#nudgeUntilEnded();
      await this.ended;
      if (this.#isLaunched && !this.#hasEnded && this.#root !== undefined) reapLater(this.#root);
    }
    this.#settleEnd({ status: undefined, signal: undefined });
  }

  /**
   * Lets go at once, on the way out of the process: Node waits for its threads. A tracer that does not come back, because it
   * reads memory that a program keeps from it, is ended with the process.
   */
  abandon(): void {
    this.#reader.tell('detach');
    const deadline = performance.now() + LEAVING_MS;
    while (!this.#reader.ended && performance.now() < deadline) {
      this.#nudge();
      this.#reader.awaitEnd(5);
    }
    if (!this.#reader.ended) process.kill(process.pid, 'SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.detach();
  }
}
