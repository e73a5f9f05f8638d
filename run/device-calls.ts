import { signalThread } from '../src/ffi/libc.ts';
import {
  type CleanupDescriptor,
  type IoctlReply,
  type IoctlRequest,
  LINUX_ERRNO,
  type Transport,
  ZFS_ERRNO,
  ZfsError,
} from '../src/ioctl/index.ts';
import { ioctlOf, type KnownIoctl } from '../trace/ioctl-of.ts';
import { hasPendingSignal, processOf } from '../trace/process-facts.ts';
import { descriptorOf, exchangeDescriptor, firstRecordOf, giveDescriptorBack } from './call-descriptor.ts';
import { descriptorOfIoctl, type ProgramDescriptor } from './descriptor-uses.ts';
import { fileOf } from './file-of.ts';
import { failed, type Listener } from './listener.ts';
import type { DeviceCall } from './notification-thread.ts';
import { type ProgramCall, readCall, writeReply } from './program-call.ts';
import { openStreamEnd, type StreamEnd } from './stream-end.ts';

/** How often calls that last are looked after, in milliseconds: whether their program lives, and has a signal. */
const LOOK_MS = 50;

/** Most bytes that the calls under way may hold; further ones are refused. */
const MAX_HELD_BYTES = 512 << 20;

/** Most processes of which the pool is remembered that they changed last. */
const MAX_POOLS = 1024;

const SIGPIPE = 13;

/** A call that waits for its answer. */
interface CallUnderWay {
  readonly call: DeviceCall;
  readonly abort: AbortController;
  readonly lasts: boolean;
}

/** What is done with a call's descriptor: which number the transport gets, and what follows the call. */
interface Binding {
  readonly fd: number;
  readonly end?: StreamEnd;
  /** Process and the process's own number of it. */
  readonly key: string;
}

/** Carries out the ioctls of programs by a transport, and answers them as the kernel does. */
export class DeviceCalls {
  readonly #transport: Transport;
  readonly #listener: Listener;
  readonly #complain: (error: unknown) => void;
  readonly #underWay = new Set<CallUnderWay>();
  readonly #devices = new Map<string, CleanupDescriptor | undefined>();
  /** What the transport knows streams by that are being written, by process and the process's own number. */
  readonly #streams = new Map<string, number>();
  /** The pool that a process changed last. */
  readonly #pools = new Map<number, string>();
  #heldBytes = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param complain - is told why a call could not be carried out at all; the program is told EIO */
  constructor(transport: Transport, listener: Listener, complain: (error: unknown) => void) {
    this.#transport = transport;
    this.#listener = listener;
    this.#complain = complain;
  }

  opened(device: string): void {
    this.#devices.set(device, undefined);
  }

  /** Undoes what was tied to a device that nobody has open any more. */
  closed(device: string): void {
    const cleanup = this.#devices.get(device);
    this.#devices.delete(device);
    cleanup?.close().catch(this.#complain);
  }

  /** Carries out a call and answers it. */
  async answer(call: DeviceCall): Promise<void> {
    const known = ioctlOf(call.request);
    const abort = new AbortController();
    const use = known && descriptorOfIoctl(known);
    const lasts = known?.row.lasting !== undefined || use?.role === 'write' || use?.role === 'read';
    const underWay = { call, abort, lasts };
    this.#underWay.add(underWay);
    this.#timer ??= setInterval(() => this.#look(), LOOK_MS);
    let errno: number = LINUX_ERRNO.EIO;
    try {
      errno = await this.#carryOut(call, known, use, abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) this.#complain(error);
    }
    this.#underWay.delete(underWay);
    if (this.#underWay.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    this.#listener.answer(call.id, errno === 0 ? { kind: 'value', value: 0 } : failed(errno));
  }

  /** Gives up all calls, and what is tied to devices. */
  async close(): Promise<void> {
    for (const { abort } of this.#underWay) abort.abort();
    await Promise.allSettled([...this.#devices.values()].map((cleanup) => cleanup?.close()));
    this.#devices.clear();
  }

  /** Interrupts calls whose program is gone, and waits of threads that have a signal to see to. */
  #look(): void {
    for (const { call, abort, lasts } of this.#underWay) {
      const isOver = !this.#listener.isWaiting(call.id) || (lasts && hasPendingSignal(call.tid));
      if (isOver && !abort.signal.aborted) abort.abort(interrupted());
    }
  }

  /** Gives 0 or the errno for the program. */
  async #carryOut(
    call: DeviceCall,
    known: KnownIoctl | undefined,
    use: ProgramDescriptor | undefined,
    signal: AbortSignal,
  ): Promise<number> {
    if (!known) return ZFS_ERRNO.ZFS_ERR_IOC_CMD_UNAVAIL;
    const { layout } = this.#transport.abi;
    const read = readCall(call, known.row, layout);
    if (typeof read === 'number') return read;
    const { request } = read;
    const bytes = heldBy(read);
    this.#heldBytes += bytes;
    try {
      if (this.#heldBytes > MAX_HELD_BYTES) return LINUX_ERRNO.EBUSY;
      const pid = processOf(call.tid) ?? call.tid;
      this.#nameLoggedPool(read, known, pid);
      const bound = use && this.#bind(call, pid, read, use);
      if (typeof bound === 'number') return bound;
      const { reply, isBroken } =
        use && bound
          ? await this.#issueBound(read, known, use, bound, signal)
          : { reply: await this.#issue(request, signal), isBroken: false };
      if (reply.errno === 0) this.#rememberPool(read, known, pid);
      // Else it would be written into a process that has got the number since.
      if (!this.#listener.isWaiting(call.id)) return LINUX_ERRNO.EINTR;
      if (reply.errno !== 0 && isBroken) signalThread(pid, call.tid, SIGPIPE);
      return writeReply(call, known.row, read, reply, layout);
    } catch (error) {
      if (signal.aborted) return LINUX_ERRNO.EINTR;
      throw error;
    } finally {
      this.#heldBytes -= bytes;
      request.src?.fill(0);
      request.conf?.fill(0);
    }
  }

  /** The kernel writes the line of ZFS_IOC_LOG_HISTORY for the thread that made the call before it. */
  async #issue(request: IoctlRequest, signal: AbortSignal): Promise<IoctlReply> {
    const { ioctlSync } = this.#transport;
    return ioctlSync && request.lasting === undefined
      ? ioctlSync.call(this.#transport, request)
      : this.#transport.ioctl(request, signal);
  }

  async #issueBound(
    read: ProgramCall,
    { row }: KnownIoctl,
    use: ProgramDescriptor,
    { fd, key, end }: Binding,
    signal: AbortSignal,
  ): Promise<{ readonly reply: IoctlReply; readonly isBroken: boolean }> {
    const { layout } = this.#transport.abi;
    if (end) this.#streams.set(key, fd);
    let isBroken = false;
    let reply: IoctlReply;
    try {
      exchangeDescriptor(read, use, fd, layout);
      reply = await this.#issue(read.request, signal);
    } finally {
      if (end) {
        this.#streams.delete(key);
        isBroken = (await end.close(signal.aborted)).isBroken;
      }
    }
    giveDescriptorBack(read, reply, use, fd, row, layout);
    return { reply, isBroken };
  }

  /** Makes of the program's descriptor one of the transport's; an errno where that cannot be; undefined where it has none. */
  #bind(
    call: DeviceCall,
    pid: number,
    read: ProgramCall,
    use: ProgramDescriptor,
  ): Binding | number | undefined {
    const fd = descriptorOf(read, use);
    if (fd === undefined) return undefined;
    const key = `${pid}:${fd}`;
    if (use.role === 'name') return { fd: this.#streams.get(key) ?? -1, key };
    if (use.role === 'device') return this.#tie(call.tid, fd, key);
    try {
      const end = openStreamEnd(this.#transport, call.tid, fd, use.role, firstRecordOf(read));
      read.request.lasting = use.role === 'write' ? 'send' : 'receive';
      return { fd: end.fd, end, key };
    } catch (error) {
      if (!(error instanceof ZfsError) || error.errno === undefined) throw error;
      if (error.errno === LINUX_ERRNO.EPIPE) signalThread(pid, call.tid, SIGPIPE);
      return error.errno;
    }
  }

  /** What is tied to the program's device is tied to one of the transport's, for as long as the program has it open. */
  #tie(tid: number, fd: number, key: string): Binding | number {
    const device = fileOf(tid, fd);
    if (!this.#devices.has(device)) return LINUX_ERRNO.EBADF;
    if (!this.#transport.cleanupDescriptor) return LINUX_ERRNO.ENOTSUP;
    const cleanup = this.#devices.get(device) ?? this.#transport.cleanupDescriptor();
    this.#devices.set(device, cleanup);
    return { fd: cleanup.fd, key };
  }

  /** Who has no thread of its own in the kernel is told which pool the line is for: the kernel itself ignores the name. */
  #nameLoggedPool({ request }: ProgramCall, known: KnownIoctl | undefined, pid: number): void {
    const pool = known?.name === 'ZFS_IOC_LOG_HISTORY' ? this.#pools.get(pid) : undefined;
    if (pool !== undefined && request.command[0] === 0) request.command.set(Buffer.from(pool, 'latin1'));
  }

  #rememberPool({ given }: ProgramCall, known: KnownIoctl | undefined, pid: number): void {
    if (!known || known.row.repeatable || known.row.readOnly) return;
    const pool = /^[^/@#]*/.exec(Buffer.from(given.textBytes('zc_name')).toString('latin1'))?.[0];
    if (!pool) return;
    this.#pools.delete(pid);
    this.#pools.set(pid, pool);
    const [oldest] = this.#pools.keys();
    if (this.#pools.size > MAX_POOLS && oldest !== undefined) this.#pools.delete(oldest);
  }
}

/** Bytes that a call holds until it is answered. */
function heldBy({ request: { src, conf, dstSize, historySize } }: ProgramCall): number {
  return (src?.length ?? 0) + (conf?.length ?? 0) + dstSize + historySize;
}

function interrupted(): ZfsError {
  return new ZfsError({
    code: 'EINTR',
    errno: LINUX_ERRNO.EINTR,
    message: 'the program has a signal, or is gone',
  });
}
