import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import {
  INTERRUPT_SIGNAL,
  IOCTL_DECLARATION,
  installInterruptHandler,
  interruptThread,
} from '../ffi/libc.ts';
import type { JoinedAbort } from './joined-abort.ts';
import type { IoctlReply } from './transport.ts';

/** Idle threads that are kept for the next call. */
const KEPT_THREADS = 2;

/** A signal that comes just before the ioctl begins is lost: it is sent again until the call ends. */
const INTERRUPT_EVERY_MS = 20;

/** Bytes that the replies of one walk may take, and how long it may go on, in milliseconds. */
const WALK_BYTES = 1 << 20;
const WALK_MS = 50;

/**
 * The thread's program is text because it has to run as it is both from the built package and from the sources. It says
 * its thread id first; then it gets [fd, request, address] and answers [result, errno], or it gets a Walk and answers with
 * its replies one after the other: number of the request, errno, length of the list (32 bits each), command, list.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const koffi = require(workerData.koffi);
const libc = koffi.load(null);
const ioctl = libc.func(workerData.declaration);
parentPort.postMessage(libc.func('int gettid()')());
const command = new Uint8Array(16384);
const commandView = new DataView(command.buffer);
const dst = new Uint8Array(65536);
const [commandAddress, dstAddress] = [koffi.address(command), koffi.address(dst)];
function walk({ fd, request, commands, cursorAt, dstAt, dstSizeAt, filledAt, bytes, ms }) {
  const replies = new Uint8Array(bytes);
  const view = new DataView(replies.buffer);
  const end = performance.now() + ms;
  let used = 0;
  for (let index = 0; index < commands.length; index++) {
    const first = commands[index];
    let cursor = new DataView(first.buffer, first.byteOffset).getBigUint64(cursorAt, true);
    for (let errno = 0; errno === 0; ) {
      const size = first.length;
      const full = used + 12 + size + dst.length > bytes || performance.now() > end;
      if (full && used > 0) return replies.subarray(0, used);
      command.fill(0, size).set(first);
      commandView.setBigUint64(cursorAt, cursor, true);
      commandView.setBigUint64(dstAt, dstAddress, true);
      commandView.setBigUint64(dstSizeAt, BigInt(dst.length), true);
      errno = ioctl(fd, request, commandAddress) === 0 ? 0 : koffi.errno();
      cursor = commandView.getBigUint64(cursorAt, true);
      const listed = commandView.getBigUint64(dstSizeAt, true);
      const length = errno === 0 && command[filledAt] && listed <= dst.length ? Number(listed) : 0;
      view.setUint32(used, index, true);
      view.setUint32(used + 4, errno, true);
      view.setUint32(used + 8, length, true);
      replies.set(command.subarray(0, size), used + 12);
      replies.set(dst.subarray(0, length), used + 12 + size);
      used += 12 + size + length;
    }
  }
  return replies.subarray(0, used);
}
parentPort.on('message', (message) => {
  if (Array.isArray(message)) {
    const [fd, request, address] = message;
    const result = ioctl(fd, request, address);
    parentPort.postMessage([result, koffi.errno()]);
  } else {
    const replies = walk(message);
    parentPort.postMessage(replies, [replies.buffer]);
  }
});`;

const NOTHING = new Uint8Array();

/** Several walks by cursor with the same ioctl. */
export interface Walk {
  readonly fd: number;
  readonly request: number;
  /** Images of `zfs_cmd_t` to begin with. */
  readonly commands: readonly Uint8Array[];
  /** Offsets in the image: `zc_cookie`, `zc_nvlist_dst`, `zc_nvlist_dst_size`, `zc_nvlist_dst_filled`. */
  readonly cursorAt: number;
  readonly dstAt: number;
  readonly dstSizeAt: number;
  readonly filledAt: number;
}

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
  async run(fd: number, request: number, address: bigint, abort: JoinedAbort): Promise<IoctlResult> {
    const thread = this.#idle.pop() ?? new Thread(this.#koffi);
    return this.#use(thread, thread.ioctl(fd, request, address, abort));
  }

  /** Keeps the thread for the next call when this one is over. */
  async #use<T>(thread: Thread, answer: Promise<T>): Promise<T> {
    try {
      const result = await answer;
      if (this.#closed || this.#idle.length >= KEPT_THREADS) await thread.end();
      else this.#idle.push(thread);
      return result;
    } catch (error) {
      await thread.end();
      throw error;
    }
  }

  /**
   * Runs an ioctl again and again with the cursor of its reply until it fails, for each command in turn, without a switch
   * of threads between them. Ends early when the replies are many or took long, at least one is there.
   *
   * @returns number of the command and reply, in order
   */
  async walk(walk: Walk): Promise<(readonly [index: number, reply: IoctlReply])[]> {
    const thread = this.#idle.pop() ?? new Thread(this.#koffi);
    const bytes = await this.#use(thread, thread.walk({ ...walk, bytes: WALK_BYTES, ms: WALK_MS }));
    return repliesIn(bytes, walk.commands[0]?.length ?? 0);
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
    });
    this.#id = this.#answer<number>();
  }

  async ioctl(fd: number, request: number, address: bigint, abort: JoinedAbort): Promise<IoctlResult> {
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
    const ignore = abort.listen(interrupt);
    try {
      return await answer;
    } finally {
      ignore();
      clearTimeout(again);
      this.#worker.unref();
    }
  }

  async walk(walk: Walk & { readonly bytes: number; readonly ms: number }): Promise<Uint8Array> {
    this.#worker.ref();
    await this.#id;
    const answer = this.#answer<Uint8Array>();
    this.#worker.postMessage(walk);
    try {
      return await answer;
    } finally {
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

function repliesIn(bytes: Uint8Array, commandBytes: number): [number, IoctlReply][] {
  const replies: [number, IoctlReply][] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const [index, errno, length] = [0, 4, 8].map((offset) => view.getUint32(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const listAt = at + 12 + commandBytes;
    replies.push([
      index,
      {
        errno,
        command: bytes.subarray(at + 12, listAt),
        dst: bytes.subarray(listAt, listAt + length),
        history: NOTHING,
      },
    ]);
    at = listAt + length;
  }
  return replies;
}
