import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import {
  INTERRUPT_SIGNAL,
  IOCTL_DECLARATION,
  installInterruptHandler,
  interruptThread,
} from '../ffi/libc.ts';

/** Most threads of our own at a time; further calls wait for their turn. */
export const MAX_IOCTL_THREADS = 64;

/** Idle threads that are kept for the next call. */
const KEPT_THREADS = 2;

/** A signal that comes just before the ioctl begins is lost: it is sent again until the call ends. */
const INTERRUPT_EVERY_MS = 20;

/**
 * The thread's program is text because it has to run as it is both from the built package and from the sources. It says
 * its thread id first; then it gets [fd, request, address] and answers [result, errno].
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const koffi = require(workerData.koffi);
const libc = koffi.load(null);
const ioctl = libc.func(workerData.declaration);
parentPort.postMessage(libc.func('int gettid()')());
parentPort.on('message', ([fd, request, address]) => {
  const result = ioctl(fd, request, address);
  parentPort.postMessage([result, koffi.errno()]);
});`;

/** Result and errno of one ioctl(2). */
export type IoctlResult = readonly [result: number, errno: number];

/**
 * Threads for ioctls that may last, so that they never take one of the few threads that libuv shares between short calls,
 * files and DNS.
 */
export class IoctlThreads {
  readonly #koffi = createRequire(import.meta.url).resolve('koffi');
  readonly #idle: Thread[] = [];
  readonly #waiting = new Set<() => void>();
  #busy = 0;
  #closed = false;

  /** Threads that are in an ioctl now, and calls that wait for one. */
  get load(): { busy: number; waiting: number } {
    return { busy: this.#busy, waiting: this.#waiting.size };
  }

  /**
   * Runs one ioctl on a thread of its own.
   *
   * @param signal - while the call waits for a thread, takes it out of the queue; once it runs, interrupts it: a wait in
   *   the kernel that takes signals then ends with EINTR
   * @throws the signal's reason when the call was not begun
   */
  async run(
    fd: number,
    request: number,
    address: bigint,
    signal: AbortSignal | undefined,
  ): Promise<IoctlResult> {
    while (this.#busy >= MAX_IOCTL_THREADS) await this.#turn(signal);
    signal?.throwIfAborted();
    this.#busy++;
    let thread: Thread | undefined;
    try {
      thread = this.#idle.pop() ?? new Thread(this.#koffi);
      const result = await thread.ioctl(fd, request, address, signal);
      this.#giveBack(thread);
      return result;
    } catch (error) {
      await thread?.end();
      throw error;
    } finally {
      this.#busy--;
      const [next] = this.#waiting;
      next?.();
    }
  }

  /** Ends the idle threads; busy ones end with their calls. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map((thread) => thread.end()));
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onTurn = () => {
        this.#waiting.delete(onTurn);
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = () => {
        this.#waiting.delete(onTurn);
        reject(signal?.reason);
      };
      this.#waiting.add(onTurn);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  #giveBack(thread: Thread): void {
    if (this.#closed || this.#idle.length >= KEPT_THREADS) void thread.end();
    else this.#idle.push(thread);
  }
}

/** One thread. It keeps the process alive only while it is in an ioctl. */
class Thread {
  readonly #worker: Worker;
  readonly #id: Promise<number>;

  constructor(koffi: string) {
    this.#worker = new Worker(program, {
      eval: true,
      name: 'zfskit-ioctl',
      workerData: { koffi, declaration: IOCTL_DECLARATION },
      execArgv: [],
      env: {},
    });
    this.#id = this.#answer<number>();
  }

  async ioctl(
    fd: number,
    request: number,
    address: bigint,
    signal: AbortSignal | undefined,
  ): Promise<IoctlResult> {
    this.#worker.ref();
    const id = await this.#id;
    const answer = this.#answer<IoctlResult>();
    this.#worker.postMessage([fd, request, address]);
    let again: NodeJS.Timeout | undefined;
    const interrupt = () => {
      installInterruptHandler();
      interruptThread(id, INTERRUPT_SIGNAL);
      again = setTimeout(interrupt, INTERRUPT_EVERY_MS);
    };
    if (signal?.aborted) interrupt();
    else signal?.addEventListener('abort', interrupt, { once: true });
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      clearTimeout(again);
      this.#worker.unref();
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** The next message; rejects when the thread ends without one. */
  #answer<T>(): Promise<T> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const settle = () => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      };
      const onMessage = (message: T) => {
        settle();
        resolve(message);
      };
      const onError = (error: unknown) => {
        settle();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const onExit = (status: number) => onError(new Error(`the ioctl thread ended with status ${status}`));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    });
  }
}
