import { createWriteStream, fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as libc from '../src/ffi/libc.ts';
import { openProcess, takeDescriptor } from '../src/ffi/tracing.ts';
import {
  type KernelPipe,
  type LentDescriptor,
  LINUX_ERRNO,
  systemError,
  type Transport,
  ZfsError,
} from '../src/ioctl/index.ts';
import { KernelDescriptor } from '../src/ioctl/kernel-descriptor.ts';
import { processOf } from '../trace/process-facts.ts';
import { type FirstRecord, feedRecords } from './feed-records.ts';

/** A program's descriptor that an ioctl writes a stream to, or reads one from. */
export interface StreamEnd {
  /** The number that the transport knows it by. */
  readonly fd: number;
  /**
   * Lets go of it, when the ioctl has come back: resolves when all that the ioctl wrote has arrived, with whether nobody read it.
   *
   * @param isAborted - what has not arrived yet is given up
   */
  close(isAborted: boolean): Promise<{ readonly isBroken: boolean }>;
}

/**
 * Takes a descriptor out of a program for the duration of an ioctl. Where the transport can, it uses it itself; else the bytes go
 * through a pipe of the transport's, of a stream that is read not one more than it has.
 *
 * @param first - the record of the stream that was read already
 * @throws ZfsError `EBADF`, `EPIPE`, `EPERM`, and what the transport has
 */
export function openStreamEnd(
  transport: Transport,
  tid: number,
  fd: number,
  use: 'write' | 'read',
  first: FirstRecord | undefined,
): StreamEnd {
  const taken = takeFrom(tid, fd);
  try {
    const access = libc.fcntl(taken, libc.F_GETFL, 0) & libc.O_ACCMODE;
    if (access === (use === 'read' ? libc.O_WRONLY : libc.O_RDONLY)) {
      throw systemError(`descriptor ${fd}`, LINUX_ERRNO.EBADF);
    }
    const lent = lend(transport, taken, use);
    if (lent) return new LentEnd(taken, lent, use);
    return use === 'write' ? new WrittenEnd(taken, transport) : new ReadEnd(taken, transport, first);
  } catch (error) {
    libc.close(taken);
    throw error;
  }
}

function takeFrom(tid: number, fd: number): number {
  const process = openProcess(processOf(tid) ?? tid);
  if (process < 0) throw systemError('pidfd_open', libc.errno());
  const taken = takeDescriptor(process, fd);
  const errno = libc.errno();
  libc.close(process);
  if (taken < 0) throw systemError(`descriptor ${fd}: pidfd_getfd`, errno);
  return taken;
}

/** What the kernel itself cannot read or write, such as a terminal, and a socket that does not block, goes through a pipe. */
function lend(transport: Transport, fd: number, use: 'write' | 'read'): LentDescriptor | undefined {
  try {
    const lent = transport.lend?.(fd, use);
    if (lent?.kind !== 'other') return lent;
    lent.close();
  } catch (error) {
    if (!(error instanceof ZfsError) || error.code !== 'ZFSKIT_INVALID_ARGUMENT') throw error;
  }
  return undefined;
}

class LentEnd implements StreamEnd {
  readonly fd: number;
  readonly #taken: number;
  readonly #lent: LentDescriptor;
  readonly #use: 'write' | 'read';

  constructor(taken: number, lent: LentDescriptor, use: 'write' | 'read') {
    this.fd = lent.fd;
    this.#taken = taken;
    this.#lent = lent;
    this.#use = use;
  }

  async close(): Promise<{ readonly isBroken: boolean }> {
    const isBroken = this.#use === 'write' && this.#lent.broken;
    this.#lent.close();
    libc.close(this.#taken);
    return { isBroken };
  }
}

/** Brings what the ioctl writes into a pipe to the program's descriptor. */
class WrittenEnd implements StreamEnd {
  readonly fd: number;
  readonly #pipe: KernelPipe;
  readonly #taken: number;
  readonly #done: Promise<void>;
  #failure: unknown;

  constructor(taken: number, transport: Transport) {
    this.#taken = taken;
    const sink = sinkOf(taken);
    this.#pipe = transport.pipe('from-kernel');
    this.fd = this.#pipe.fd;
    this.#done = pipeline(this.#pipe.stream, sink).catch((error: unknown) => {
      this.#failure = error;
    });
  }

  async close(isAborted: boolean): Promise<{ readonly isBroken: boolean }> {
    this.#pipe.closeKernelEnd();
    const failure = this.#failure;
    if (isAborted) this.#pipe.stream.destroy();
    await this.#done;
    libc.close(this.#taken);
    return { isBroken: failure instanceof Error && 'code' in failure && failure.code === 'EPIPE' };
  }
}

/** A pipe is opened once more, so that its not blocking is ours alone. */
function sinkOf(fd: number): Writable {
  if (fstatSync(fd).isFIFO()) {
    const own = libc.open(`/proc/self/fd/${fd}`, libc.O_WRONLY | libc.O_NONBLOCK | libc.O_CLOEXEC);
    if (own >= 0) return new Socket({ fd: own, readable: false, writable: true });
    if (libc.errno() === LINUX_ERRNO.ENXIO) throw systemError('write', LINUX_ERRNO.EPIPE);
  }
  return createWriteStream('', { fd, autoClose: false });
}

/** Brings a stream out of the program's descriptor to a pipe that the ioctl reads, and stops where the stream ends. */
class ReadEnd implements StreamEnd {
  readonly fd: number;
  readonly #taken: number;
  readonly #pipe: KernelPipe;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  constructor(taken: number, transport: Transport, first: FirstRecord | undefined) {
    this.#taken = taken;
    this.#pipe = transport.pipe('to-kernel');
    this.fd = this.#pipe.fd;
    const source = new KernelDescriptor(taken, 'other');
    const { signal } = this.#stop;
    // Why it failed is what the ioctl finds: the stream ends there.
    this.#done = feedRecords(this.#pipe.stream, (count) => source.read(count, signal), first).catch(() => {
      this.#pipe.stream.end();
    });
    this.#pipe.stream.on('error', () => this.#stop.abort());
  }

  async close(): Promise<{ readonly isBroken: boolean }> {
    this.#stop.abort();
    this.#pipe.closeKernelEnd();
    await this.#done;
    this.#pipe.stream.destroy();
    libc.close(this.#taken);
    return { isBroken: false };
  }
}
