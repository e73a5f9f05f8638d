import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import {
  INTERRUPT_SIGNAL,
  IOCTL_DECLARATION,
  installInterruptHandler,
  interruptThread,
} from '../ffi/libc.ts';
import type { JoinedAbort } from './joined-abort.ts';

/** Idle threads that are kept for the next call. */
const KEPT_THREADS = 2;

/** A signal that comes just before the ioctl begins is lost: it is sent again until the call ends. */
const INTERRUPT_EVERY_MS = 20;

/**
 * The thread's program is text because it has to run as it is both from the built package and from the sources. It says
 * its thread id first; then it gets [fd, request, address], or [fd] to close it, and answers [result, errno].
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const koffi = require(workerData.koffi);
const libc = koffi.load(null);
const ioctl = libc.func(workerData.declaration);
const close = libc.func('int close(int fd)');
parentPort.postMessage(libc.func('int gettid()')());
parentPort.on('message', ([fd, request, address]) => {
  const result = request === undefined ? close(fd) : ioctl(fd, request, address);
  parentPort.postMessage([result, koffi.errno()]);
});`;

/**
 * Threads that are in an ioctl, by their ids. Node waits for them when the process exits: an ioctl that streams into a
 * descriptor of the caller's, or into another ioctl, has to be told to end.
 */
const busyThreads = new Set<number>();
process.on('exit', () => {
  if (busyThreads.size > 0) installInterruptHandler();
  for (const id of busyThreads) interruptThread(id, INTERRUPT_SIGNAL);
});

/** Result and errno of one ioctl(2). */
export type IoctlResult = readonly [result: number, errno: number];

/**
 * Threads of our own for ioctls that may last, so that they never take one of the few threads that libuv shares between
 * short calls, files and DNS.
 */
export class IoctlThreads {
  readonly #koffi = createRequire(import.meta.url).resolve('koffi');
  readonly #idle: Thread[] = [];
  #closed = false;

  /**
   * Runs one ioctl on a thread of its own.
   *
   * @param abort - interrupts the call: a wait in the kernel that takes signals then ends with EINTR
   */
  run(fd: number, request: number, address: bigint, abort: JoinedAbort): Promise<IoctlResult> {
    return this.#use((thread) => thread.ioctl(fd, request, address, abort));
  }

  /** Closes a descriptor on a thread of its own: what the kernel cleans up with it takes as long as a transaction group. */
  async closeDescriptor(fd: number): Promise<void> {
    await this.#use((thread) => thread.closeDescriptor(fd));
  }

  async #use(work: (thread: Thread) => Promise<IoctlResult>): Promise<IoctlResult> {
    const thread = this.#idle.pop() ?? new Thread(this.#koffi);
    try {
      const result = await work(thread);
      if (this.#closed || this.#idle.length >= KEPT_THREADS) await thread.end();
      else this.#idle.push(thread);
      return result;
    } catch (error) {
      await thread.end();
      throw error;
    }
  }

  /** Ends the idle threads; busy ones end with their calls. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map((thread) => thread.end()));
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
      // Left to itself, Node opens its own standard output for a thread, and puts it into non-blocking mode.
      stdout: true,
      stderr: true,
    });
    this.#id = this.#answer<number>();
  }

  async ioctl(fd: number, request: number, address: bigint, abort: JoinedAbort): Promise<IoctlResult> {
    this.#worker.ref();
    const id = await this.#id;
    busyThreads.add(id);
    let again: NodeJS.Timeout | undefined;
    const interrupt = () => {
      installInterruptHandler();
      interruptThread(id, INTERRUPT_SIGNAL);
      again = setTimeout(interrupt, INTERRUPT_EVERY_MS);
    };
    const answer = this.#request([fd, request, address]);
    const ignore = abort.listen(interrupt);
    try {
      return await answer;
    } finally {
      ignore();
      clearTimeout(again);
      busyThreads.delete(id);
    }
  }

  async closeDescriptor(fd: number): Promise<IoctlResult> {
    this.#worker.ref();
    await this.#id;
    return this.#request([fd]);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  async #request(message: readonly (number | bigint)[]): Promise<IoctlResult> {
    const answer = this.#answer<IoctlResult>();
    this.#worker.postMessage(message);
    try {
      return await answer;
    } finally {
      this.#worker.unref();
    }
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
