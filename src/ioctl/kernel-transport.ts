import { setMaxListeners } from 'node:events';
import { fstatSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as libc from '../ffi/libc.ts';
import { type Abi, abiForVersion, nearestAbi } from './abi/index.ts';
import { whyLayoutIsNotProven } from './abi/prove-layout.ts';
import { CallBudget, type CallLoad } from './call-budget.ts';
import { type Capabilities, moduleVersion, readCapabilities } from './capabilities.ts';
import { closedError } from './closed-error.ts';
import { errnoName } from './errno.ts';
import { type IoctlResult, IoctlThreads } from './ioctl-threads.ts';
import { JoinedAbort } from './joined-abort.ts';
import { KernelDescriptor } from './kernel-descriptor.ts';
import { KernelPipes, makeLink } from './kernel-pipes.ts';
import { KernelProbe } from './kernel-probe.ts';
import { Loans } from './loan.ts';
import type { LastingKind } from './row.ts';
import type {
  CleanupDescriptor,
  IoctlReply,
  IoctlRequest,
  KernelLink,
  KernelPipe,
  LentDescriptor,
  Transport,
} from './transport.ts';
import { ZfsError } from './zfs-error.ts';

/** How to reach the kernel. */
export interface KernelOptions {
  /** Path of the ZFS control device. Default `/dev/zfs`. */
  device?: string | undefined;
  /**
   * Speak the ABI of this version (`2.4.4`) whatever the loaded module says. A wrong choice sends bytes that the kernel
   * understands as something else: only for a module that you know to be the same.
   */
  assumeVersion?: string | undefined;
}

/**
 * Most calls at a time on libuv's threads, of which it has four by default. Starting a thread of our own costs more than
 * such a call, but one that hangs on a suspended pool must not take a thread that files and DNS need.
 */
const MAX_LIBUV_CALLS = 2;

/** How long closing waits for calls to end, in milliseconds: one that hangs on a suspended pool never does. */
const CLOSING_MS = 5000;

/**
 * Most calls of each kind at a time, in all and, with those that were given up and still hold a thread, of one pool;
 * further ones wait for their turn.
 */
export const MAX_CALLS = { short: 8, send: 64, receive: 64, wait: 64 } as const;

/** What ends the pool's part of a name: NUL, `/`, `@`, `#`. */
const POOL_ENDS = new Set([0, 0x2f, 0x40, 0x23]);

/**
 * ioctls on the kernel's own `/dev/zfs`. Short calls run on libuv's threads, those that last on threads of their own;
 * the event loop never waits for one.
 */
export class KernelTransport implements Transport {
  readonly abi: Abi;
  readonly #device: string;
  readonly #fd: number;
  readonly #threads = new IoctlThreads();
  readonly #inFlight = new Set<Promise<unknown>>();
  readonly #pipes = new KernelPipes();
  readonly #cleanups = new Set<CleanupDescriptor>();
  readonly #loans: Loans;
  readonly #closing = new JoinedAbort();
  readonly #budgets = {
    short: new CallBudget(MAX_CALLS.short),
    send: new CallBudget(MAX_CALLS.send),
    receive: new CallBudget(MAX_CALLS.receive),
    wait: new CallBudget(MAX_CALLS.wait),
  };
  #short = 0;
  #closed: Promise<void> | undefined;

  private constructor(device: string, fd: number, abi: Abi) {
    this.#device = device;
    this.#fd = fd;
    this.abi = abi;
    this.#loans = new Loans(abi.layout);
    // Every call listens to it.
    setMaxListeners(0, this.closing);
  }

  /**
   * Opens the device and chooses the ABI by the loaded module's version. For a version that is not known, the layout of the
   * nearest known release is tried with ioctls that change nothing, which takes root, and used if it proves right.
   *
   * @throws ZfsError `ZFSKIT_NO_DEVICE`, `ZFSKIT_NO_PERMISSION`, `ZFSKIT_UNSUPPORTED_RELEASE`, `ZFSKIT_UNSUPPORTED` (an
   *   architecture whose memory layouts are not known)
   */
  static open(options: KernelOptions = {}): KernelTransport {
    checkArchitecture();
    const device = options.device ?? '/dev/zfs';
    const fd = openDevice(device);
    try {
      return new KernelTransport(device, fd, chooseAbi(fd, options.assumeVersion ?? moduleVersion()));
    } catch (error) {
      libc.close(fd);
      throw error;
    }
  }

  /** How many calls are under way, wait for their turn, or were given up and hold a thread, by kind. */
  get load(): Readonly<Record<LastingKind | 'short', CallLoad>> {
    const { short, send, receive, wait } = this.#budgets;
    return { short: short.load, send: send.load, receive: receive.load, wait: wait.load };
  }

  capabilities(): Capabilities {
    return readCapabilities();
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  async ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    this.#refuseIfClosed();
    const abort = new JoinedAbort(signal, this.#closing);
    const call = this.#ioctl(request, abort);
    this.#inFlight.add(call);
    try {
      return await call;
    } finally {
      this.#inFlight.delete(call);
      abort.end();
    }
  }

  ioctlSync(request: IoctlRequest): IoctlReply {
    this.#refuseIfClosed();
    const loan = this.#loans.lend(request);
    try {
      const result = libc.ioctl(this.#fd, request.number, loan.address);
      return loan.reply([result, libc.errno()]);
    } finally {
      this.#loans.takeBack(loan);
    }
  }

  lend(fd: number, use: 'read' | 'write'): LentDescriptor {
    this.#refuseIfClosed();
    return KernelDescriptor.copyOf(fd, use);
  }

  link(): KernelLink {
    this.#refuseIfClosed();
    return makeLink();
  }

  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    this.#refuseIfClosed();
    return this.#pipes.open(direction);
  }

  cleanupDescriptor(): CleanupDescriptor {
    this.#refuseIfClosed();
    const fd = openDevice(this.#device);
    let closing: Promise<void> | undefined;
    const descriptor: CleanupDescriptor = {
      fd,
      close: () => {
        closing ??= this.#threads.closeDescriptor(fd).finally(() => this.#cleanups.delete(descriptor));
        return closing;
      },
    };
    this.#cleanups.add(descriptor);
    return descriptor;
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      const error = closedError();
      this.#closing.abort(error);
      this.#pipes.destroy(error);
      await settledSoon(this.#inFlight);
      // Only now: a hold under way still has the number of its descriptor.
      await settledSoon([...this.#cleanups].map((descriptor) => descriptor.close()));
      await this.#threads.close();
      libc.close(this.#fd);
    })();
    return this.#closed;
  }

  /** `await using` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #ioctl(request: IoctlRequest, abort: JoinedAbort): Promise<IoctlReply> {
    const leave = await this.#budgets[request.lasting ?? 'short'].enter(poolOf(request.command), abort);
    const loan = this.#loans.lend(request);
    try {
      const short = request.lasting === undefined && this.#short < MAX_LIBUV_CALLS;
      return loan.reply(
        short
          ? await this.#runShort(request.number, loan.address)
          : await this.#threads.run(this.#fd, request.number, loan.address, abort),
      );
    } finally {
      this.#loans.takeBack(loan);
      leave();
    }
  }

  #runShort(number: number, address: bigint): Promise<IoctlResult> {
    this.#short++;
    return new Promise((resolve, reject) => {
      libc.ioctl.async(this.#fd, number, address, (error, result) => {
        const errno = libc.errno();
        this.#short--;
        if (error) reject(error);
        else resolve([result, errno]);
      });
    });
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw closedError();
  }
}

async function settledSoon(ending: Iterable<Promise<unknown>>): Promise<void> {
  await Promise.race([Promise.allSettled(ending), delay(CLOSING_MS, undefined, { ref: false })]);
}

/** The pool that a command is about, '' for none: zc_name is its first member in every release. */
function poolOf(command: Uint8Array): string {
  const end = command.findIndex((byte) => POOL_ENDS.has(byte));
  return Buffer.from(command.buffer, command.byteOffset, end).toString('latin1');
}

function chooseAbi(fd: number, version: string): Abi {
  try {
    return abiForVersion(version);
  } catch (error) {
    const nearest = nearestAbi(version);
    if (!nearest || !(error instanceof ZfsError)) throw error;
    using probe = KernelProbe.on(fd);
    const why = probe ? whyLayoutIsNotProven(nearest.layout, probe) : 'there is no memory to try it';
    if (why === undefined) return nearest;
    const releases = nearest.layout.releases.flat();
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED_RELEASE',
      message: `${error.message}. The layout of ${releases.at(-1)} is not proven for it: ${why}`,
      cause: error,
    });
  }
}

/** The layouts were measured on x86-64; arm64 Linux has the same sizes and alignments, others may not. */
function checkArchitecture(): void {
  if (process.arch === 'x64' || process.arch === 'arm64') return;
  throw new ZfsError({
    code: 'ZFSKIT_UNSUPPORTED',
    message: `zfskit speaks to the kernel on x64 and arm64 alone, this is ${process.arch}`,
  });
}

function openDevice(device: string): number {
  if (device.includes('\0')) {
    throw new ZfsError({ code: 'ZFSKIT_NO_DEVICE', message: 'the device path contains a NUL character' });
  }
  const fd = libc.open(device, libc.O_RDWR | libc.O_CLOEXEC);
  if (fd < 0) throw openError(device, errnoName(libc.errno()));
  const wrong = wrongDevice(fd);
  if (wrong !== undefined) {
    libc.close(fd);
    throw new ZfsError({
      code: 'ZFSKIT_NO_DEVICE',
      message: `${device} is not the ZFS device: ${wrong}`,
      subject: device,
    });
  }
  return fd;
}

function openError(device: string, reason: string): ZfsError {
  if (reason === 'EACCES' || reason === 'EPERM') {
    return new ZfsError({
      code: 'ZFSKIT_NO_PERMISSION',
      message: `${device} may not be opened (${reason}): run as root, or let this user or container have the device`,
      subject: device,
    });
  }
  return new ZfsError({
    code: 'ZFSKIT_NO_DEVICE',
    message: `${device} cannot be opened (${reason}): is the ZFS module loaded? Try "modprobe zfs" as root`,
    subject: device,
  });
}

function wrongDevice(fd: number): string | undefined {
  const stat = fstatSync(fd);
  if (!stat.isCharacterDevice()) return 'it is no character device';
  const registered = readText('/sys/class/misc/zfs/dev');
  const major = (stat.rdev >> 8) & 0xfff;
  const minor = (stat.rdev & 0xff) | ((stat.rdev >> 12) & 0xfff00);
  if (registered !== undefined && registered !== `${major}:${minor}`) {
    return `its number is ${major}:${minor}, the module's is ${registered}`;
  }
  return undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
