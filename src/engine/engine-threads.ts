import { Worker } from 'node:worker_threads';
import { builtFile } from '../built-file.ts';
import { EngineFailure } from './engine-failure.ts';
import type { WorkerReply } from './engine-worker.ts';
import type { Operations, WorkerStart } from './operations.ts';

/** Most threads for short operations, for those that last, and to wake these; further ones wait for their turn. */
const MOST_THREADS = { short: 16, lasting: 128, wake: 2 } as const;

/** Threads that are kept for the next operation. */
const KEPT_THREADS = 16;

/** What an operation is: one that may last must not take the turn of a short one. */
export type OperationKind = keyof typeof MOST_THREADS;

type Args<O extends keyof Operations> = Parameters<Operations[O]>;

/** Threads that carry out operations on libzpool, each one at a time, as threads of a kernel do. */
export class EngineThreads {
  readonly #start: WorkerStart;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #busy = { short: 0, lasting: 0, wake: 0 };
  readonly #waiting: Record<OperationKind, (() => void)[]> = { short: [], lasting: [], wake: [] };
  #closed = false;

  constructor(start: WorkerStart) {
    this.#start = start;
  }

  /**
   * Carries out an operation on a thread of its own.
   *
   * @throws EngineFailure
   */
  async run<O extends keyof Operations>(
    kind: OperationKind,
    operation: O,
    ...args: Args<O>
  ): Promise<ReturnType<Operations[O]>> {
    await this.#turn(kind);
    const worker = this.#idle.pop() ?? this.#another();
    try {
      const reply = await ask(worker, { operation, args });
      if ('errno' in reply) throw new EngineFailure(reply.errno);
      if ('error' in reply) throw new Error(reply.error);
      return reply.result as ReturnType<Operations[O]>;
    } finally {
      this.#giveBack(worker);
      this.#busy[kind]--;
      this.#waiting[kind].shift()?.();
    }
  }

  /** Ends idle threads, and busy ones after their operations. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map((worker) => this.#end(worker)));
  }

  async #turn(kind: OperationKind): Promise<void> {
    if (this.#busy[kind] >= MOST_THREADS[kind]) {
      await new Promise<void>((resolve) => this.#waiting[kind].push(resolve));
    }
    this.#busy[kind]++;
  }

  #another(): Worker {
    const worker = new Worker(builtFile('engine-worker.js'), {
      name: 'zfskit-engine',
      workerData: this.#start,
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    this.#all.add(worker);
    worker.once('exit', () => this.#all.delete(worker));
    return worker;
  }

  #giveBack(worker: Worker): void {
    if (!this.#all.has(worker)) return;
    if (!this.#closed && this.#idle.length < KEPT_THREADS) this.#idle.push(worker);
    else void this.#end(worker);
  }

  async #end(worker: Worker): Promise<void> {
    this.#all.delete(worker);
    await worker.terminate();
  }
}

function ask(worker: Worker, request: unknown): Promise<WorkerReply> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const onMessage = (reply: WorkerReply) => {
      settle();
      resolve(reply);
    };
    const onError = (error: unknown) => {
      settle();
      reject(error);
    };
    const onExit = () => onError(new Error('a thread of the engine ended'));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });
}
