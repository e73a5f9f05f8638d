import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { IOCTL_DECLARATION } from '../ffi/libc.ts';

/** Most ioctls that may last (send, receive) at the same time; further ones wait for their turn. */
export const MAX_LASTING_CALLS = 64;

/** Idle threads that are kept for the next call. */
const KEPT_THREADS = 2;

/**
 * The thread's program is text because it has to run as it is both from the built package and from the sources.
 * It gets [fd, request, address] and answers [result, errno].
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const koffi = require(workerData.koffi);
const ioctl = koffi.load(null).func(workerData.declaration);
parentPort.on('message', ([fd, request, address]) => {
  const result = ioctl(fd, request, address);
  parentPort.postMessage([result, koffi.errno()]);
});`;

/**
 * Threads for ioctls that last as long as a stream does, so that they never take one of the few threads that libuv
 * shares between short calls, files and DNS.
 */
export class LastingCalls {
  readonly #koffi = createRequire(import.meta.url).resolve('koffi');
  readonly #idle: Worker[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #closed = false;

  /** Runs one ioctl on a thread of its own and resolves with its result and errno. */
  async run(fd: number, request: number, address: bigint): Promise<[result: number, errno: number]> {
    while (this.#busy >= MAX_LASTING_CALLS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
    let worker: Worker | undefined;
    try {
      worker = this.#idle.pop() ?? this.#start();
      worker.ref();
      const answer = await ask(worker, [fd, request, address]);
      this.#giveBack(worker);
      return answer;
    } catch (error) {
      await worker?.terminate();
      throw error;
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends the idle threads; busy ones end with their calls. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const workerData = { koffi: this.#koffi, declaration: IOCTL_DECLARATION };
    return new Worker(program, {
      eval: true,
      name: 'zfskit-ioctl',
      workerData,
      execArgv: [],
      env: {},
      stdin: false,
    });
  }

  #giveBack(worker: Worker): void {
    worker.unref();
    if (this.#closed || this.#idle.length >= KEPT_THREADS) void worker.terminate();
    else this.#idle.push(worker);
  }
}

function ask(worker: Worker, message: unknown): Promise<[result: number, errno: number]> {
  return new Promise((resolve, reject) => {
    const onExit = (status: number) => reject(new Error(`the ioctl thread ended with status ${status}`));
    const settle = () => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    };
    const onMessage = (answer: [number, number]) => {
      settle();
      resolve(answer);
    };
    const onError = (error: unknown) => {
      settle();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(message);
  });
}
