import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { INTERRUPT_SIGNAL, installInterruptHandler, interruptThread } from '../src/ffi/libc.ts';
import { ZfsError } from '../src/ioctl/index.ts';
import { EventRingReader, ringMemory } from './event-ring.ts';
import { redactEvent } from './redact-event.ts';
import type { ProgramEnd, Trace } from './trace.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';
import type { TracerJob, TracerMessage } from './tracer-thread.ts';

/** How many events are taken at a time. */
const BATCH = 256;

/** How long events gather before they are looked at, in milliseconds: waking for each costs more than the event. */
const GATHER_MS = 5;

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

/** A trace whose tracer runs on a thread of its own. */
export class RunningTrace implements Trace {
  readonly header: TraceHeader;
  readonly end: Promise<ProgramEnd>;
  /** Resolves when the tracer's thread has attached, with what it said. */
  readonly attached: Promise<{ readonly errno: number; readonly pid: number }>;
  readonly memory = ringMemory();
  readonly #showSecrets: boolean;
  readonly #reader = new EventRingReader(this.memory);
  readonly #worker: Worker;
  readonly #exited: Promise<unknown>;
  #thread: number | undefined;
  #root: number | undefined;
  #wake: (() => void) | undefined;
  #settleEnd: (end: ProgramEnd) => void = () => {};
  #iterated = false;
  #letGo = false;

  constructor({ header, device, showSecrets }: RunningTraceOptions, target: TracerJob['target']) {
    this.header = header;
    this.#showSecrets = showSecrets;
    this.end = new Promise((resolve) => {
      this.#settleEnd = resolve;
    });
    // Its waiting is ended with a signal.
    installInterruptHandler();
    const job: TracerJob = { memory: this.memory, layout: header.abi.layout, device, target };
    this.#worker = new Worker(new URL('./tracer-thread.js', import.meta.url), {
      workerData: job,
      name: 'zfskit-tracer',
      execArgv: [],
      // Left to itself, Node opens its own standard output for a thread, and puts it into non-blocking mode.
      stdout: true,
      stderr: true,
    });
    running.add(this);
    this.#exited = once(this.#worker, 'exit');
    this.attached = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: TracerMessage) => {
        if (message.kind === 'thread') this.#thread = message.tid;
        else if (message.kind === 'attached') {
          this.#root = message.pid;
          resolve(message);
        } else this.#woken();
      });
      this.#worker.on('error', reject);
      this.#worker.on('exit', () => {
        running.delete(this);
        reject(new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the tracer has ended' }));
        this.#woken();
      });
    });
    this.attached.catch(() => {});
  }

  /** Tells the tracer's thread what the thread that starts the program cannot: that it has failed. */
  async close(): Promise<void> {
    this.#settleEnd({ status: undefined, signal: undefined });
    this.#reader.tell('detach');
    await this.#nudgeUntil(() => this.#reader.ended);
    await this.#worker.terminate();
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
        const events = this.#reader.read<TraceEvent>(BATCH);
        for (const event of events) yield this.#checked(event);
        if (events.length > 0) continue;
        if (this.#letGo || (this.#reader.ended && !this.#reader.hasBytes)) break;
        await this.#next();
      }
    } finally {
      await this.detach();
    }
  }

  #checked(event: TraceEvent): TraceEvent {
    if (event.kind === 'exit' && event.pid === this.#root) {
      this.#settleEnd({ status: event.status, signal: event.signal });
    }
    return this.#showSecrets ? event : redactEvent(event, this.header.abi);
  }

  /** Waits for more. */
  async #next(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#reader.sleep();
    if (this.#reader.hasBytes || this.#reader.ended || this.#letGo) return;
    const nudges = this.#reader.needsNudges ? setInterval(() => this.#nudge(), NUDGE_MS) : undefined;
    await woken;
    clearInterval(nudges);
    if (!this.#reader.ended) await delay(GATHER_MS);
  }

  #woken(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  #nudge(): void {
    if (this.#thread !== undefined) interruptThread(this.#thread, INTERRUPT_SIGNAL);
  }

  async #nudgeUntil(done: () => boolean): Promise<void> {
    // A signal that comes just before the wait begins is lost: it is sent again.
    while (!done()) {
      this.#nudge();
      await delay(1);
    }
  }

  async detach(): Promise<void> {
    if (this.#letGo) return;
    this.#letGo = true;
    if (!this.#reader.ended) {
      // Without a tracer the ioctls of a program with the filter would all fail: it is let through without telling.
      this.#reader.tell(this.#reader.filtered ? 'mute' : 'detach');
      if (!this.#reader.filtered) {
        await this.#nudgeUntil(() => this.#reader.ended);
        // The kernel lets go when the thread is gone.
        await this.#exited;
      }
    }
    this.#woken();
    this.#settleEnd({ status: undefined, signal: undefined });
  }

  /** Lets go at once, on the way out of the process: Node waits for its threads. */
  abandon(): void {
    this.#reader.tell('detach');
    for (let tries = 0; tries < 200 && !this.#reader.ended; tries++) {
      this.#nudge();
      this.#reader.awaitEnd(5);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.detach();
  }
}
