import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EngineFailure } from './engine-failure.ts';
import type { WorkerReply } from './engine-worker.ts';
import type { Operations, WorkerStart } from './operations.ts';

/** Threads that are kept for the next operation. */
const KEPT_THREADS = 4;

/** Most threads; further operations wait for their turn. */
const MOST_THREADS = 160;

type Args<O extends keyof Operations> = Parameters<Operations[O]>;

/** Threads that carry out operations on libzpool, each one at a time, as threads of a kernel do. */
export class EngineThreads {
  readonly #start: WorkerStart;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];
  #closed = false;

  constructor(start: WorkerStart) {
    this.#start = start;
  }

  /**
   * Carries out an operation on a thread of its own.
   *
   * @throws EngineFailure
   */
  async run<O extends keyof Operations>(operation: O, ...args: Args<O>): Promise<ReturnType<Operations[O]>> {
    const worker = this.#idle.pop() ?? (await this.#another(operation === 'wake'));
    try {
      const reply = await ask(worker, { operation, args });
      if ('errno' in reply) throw new EngineFailure(reply.errno);
      if ('error' in reply) throw new Error(reply.error);
      return reply.result as ReturnType<Operations[O]>;
    } finally {
      this.#giveBack(worker);
    }
  }

  /** Ends idle threads, and busy ones after their operations. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map((worker) => this.#end(worker)));
  }

  /** What wakes others never waits for its turn: they may have all the threads. */
  async #another(atOnce: boolean): Promise<Worker> {
    while (this.#all.size >= MOST_THREADS && !atOnce) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      const worker = this.#idle.pop();
      if (worker) return worker;
    }
    const worker = new Worker(workerFile(), {
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
    const next = this.#waiting.shift();
    if (!this.#closed && (next || this.#idle.length < KEPT_THREADS)) this.#idle.push(worker);
    else void this.#end(worker);
    next?.();
  }

  async #end(worker: Worker): Promise<void> {
    this.#all.delete(worker);
    await worker.terminate();
  }
}

/** The built file stands beside this one, in the package as in a bundle of it. */
function workerFile(): string {
  const file = fileURLToPath(new URL('./engine-worker.js', import.meta.url));
  return existsSync(file) ? file : fileURLToPath(new URL('../../dist/engine-worker.js', import.meta.url));
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
