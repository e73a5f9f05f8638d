import { readFileSync } from 'node:fs';
import { errno } from '../src/ffi/libc.ts';
import { eventMessage, PTRACE, ptrace, syscallInfo, waitForTracee } from '../src/ffi/tracing.ts';
import { LINUX_ERRNO } from '../src/ioctl/index.ts';
import type { CallCapture, CallUnderWay } from './call-capture.ts';
import type { Clock } from './clock.ts';
import type { EventRingWriter } from './event-ring.ts';
import { beginAgain, type CurrentIoctl, currentIoctl } from './interrupted-wait.ts';
import { parentOf, processOf, threadsOf } from './process-facts.ts';
import { isIoctl } from './seccomp-filter.ts';
import type { TraceEvent } from './trace-event.ts';

const FOLLOW =
  PTRACE.O_TRACESYSGOOD |
  PTRACE.O_TRACEFORK |
  PTRACE.O_TRACEVFORK |
  PTRACE.O_TRACECLONE |
  PTRACE.O_TRACEEXEC |
  PTRACE.O_TRACESECCOMP;

const SIGTRAP = 5;
const SYSCALL_STOP = SIGTRAP | 0x80;
/** Signals that stop a process instead of ending it. */
const STOPPING = new Set([19, 20, 21, 22]);

/** `struct ptrace_syscall_info` (`include/uapi/linux/ptrace.h`): sizes and offsets in bytes. */
const INFO_BYTES = 88;
const INFO = { op: 0, arch: 4, number: 24, args: 32, result: 24, isError: 32 } as const;
/** What `op` says; 3 is an entry that the seccomp filter told of. */
const AT_ENTRY = 1;
const AT_EXIT = 2;

interface Tracee {
  /** Its process. */
  readonly pid: number;
  underWay: CallUnderWay | undefined;
}

/**
 * The ptrace loop (ptrace(2)). It runs on a thread of its own: requests about a tracee must all come from the thread that
 * attached to it, and the loop waits in the kernel.
 */
export class Tracer {
  readonly #capture: CallCapture;
  readonly #clock: Clock;
  readonly #ring: EventRingWriter;
  readonly #tracees = new Map<number, Tracee>();
  /** Stopped threads of which no maker has told yet: they wait, so that they come after it in the trace. */
  readonly #early = new Set<number>();
  /** Threads that are in an ioctl of which the trace has not seen the beginning. */
  readonly #left = new Set<number>();
  /** Threads that we interrupted in a wait. */
  readonly #interrupted = new Map<number, CurrentIoctl>();
  readonly #status = new Int32Array(1);
  readonly #info = new Uint8Array(INFO_BYTES);
  readonly #view = new DataView(this.#info.buffer);
  /** All that is traced has the seccomp filter: only its ioctls stop it. */
  #filtered = false;

  constructor(capture: CallCapture, clock: Clock, ring: EventRingWriter) {
    this.#capture = capture;
    this.#clock = clock;
    this.#ring = ring;
  }

  /**
   * Traces a process that is about to run a program.
   *
   * @param filtered - it has the seccomp filter; it then dies with the tracer, without which its ioctls would all fail
   * @returns 0 or the errno
   */
  adopt(pid: number, filtered: boolean): number {
    const options = filtered ? FOLLOW | PTRACE.O_EXITKILL : FOLLOW;
    if (ptrace(PTRACE.SEIZE, pid, options) < 0) return errno();
    this.#filtered = filtered;
    this.#tracees.set(pid, { pid, underWay: undefined });
    // Without the filter every system call has to be seen, which can only be asked for at a stop.
    if (!filtered) ptrace(PTRACE.INTERRUPT, pid, 0);
    return 0;
  }

  /**
   * Attaches to all threads of a running process.
   *
   * @returns 0 or the errno
   */
  attach(pid: number): number {
    for (;;) {
      const threads = threadsOf(pid).filter((tid) => !this.#tracees.has(tid));
      if (threads.length === 0) break;
      for (const tid of threads) {
        if (ptrace(PTRACE.SEIZE, tid, FOLLOW) < 0) {
          const failure = errno();
          if (tid === pid || failure !== LINUX_ERRNO.ESRCH) return failure;
          continue;
        }
        this.#tracees.set(tid, { pid, underWay: undefined });
        this.#left.add(tid);
      }
    }
    if (!this.#tracees.has(pid)) return LINUX_ERRNO.ESRCH;
    this.#tellExec(pid, pid);
    this.#interruptLeft();
    return 0;
  }

  /** Goes on until nothing is traced any more, or the order to let go comes. */
  run(): void {
    while (this.#tracees.size > 0) {
      const tid = waitForTracee(this.#status);
      if (tid > 0) this.#changed(tid, this.#status[0] ?? 0);
      else if (errno() === LINUX_ERRNO.ECHILD) break;
      if (this.#ring.order === 'detach') break;
      if (this.#left.size > 0) this.#interruptLeft();
    }
    this.#letGo();
  }

  /**
   * The kernel lets tracees run on when their tracer's thread ends. Nothing is done to them before: an interruption would end a
   * send or a wait for an event.
   */
  #letGo(): void {
    const at = this.#clock.now();
    for (const [tid, { pid, underWay }] of this.#tracees) {
      if (underWay) this.#tell(this.#capture.abandon(underWay));
      if (tid === pid) this.#tell({ kind: 'detach', at, pid, tid });
    }
  }

  /**
   * Interrupts threads that were attached to, so that their system calls are seen from now on. One that waits in an ioctl of the
   * ZFS device begins it again; one that does something else in there is left alone until it has come back: a send would
   * end with EINTR.
   */
  #interruptLeft(): void {
    for (const tid of this.#left) {
      const current = currentIoctl(tid);
      const isZfs = current !== undefined && this.#capture.isZfs(tid, current.fd);
      if (isZfs && !current.isWait) continue;
      if (isZfs) this.#interrupted.set(tid, current);
      ptrace(PTRACE.INTERRUPT, tid, 0);
      this.#left.delete(tid);
    }
    this.#ring.needsNudges = this.#left.size > 0;
  }

  #changed(tid: number, status: number): void {
    if ((status & 0xff) !== 0x7f) {
      this.#ended(tid, status);
      return;
    }
    const tracee = this.#tracees.get(tid);
    if (tracee === undefined) {
      this.#early.add(tid);
      return;
    }
    const event = status >> 16;
    const signal = (status >> 8) & 0xff;
    if (event === 0 && signal === SYSCALL_STOP) this.#syscall(tid, tracee);
    else if (event === 0) this.#resume(tid, tracee, signal);
    else if (event === PTRACE.EVENT_STOP && STOPPING.has(signal)) ptrace(PTRACE.LISTEN, tid, 0);
    else {
      this.#happened(tid, tracee, event);
      this.#resume(tid, this.#tracees.get(tid) ?? tracee, 0);
    }
  }

  #happened(tid: number, tracee: Tracee, event: number): void {
    switch (event) {
      case PTRACE.EVENT_STOP:
        this.#stopped(tid);
        break;
      case PTRACE.EVENT_SECCOMP:
        this.#entered(tid, tracee);
        break;
      case PTRACE.EVENT_EXEC:
        this.#executed(tid, tracee);
        break;
      case PTRACE.EVENT_FORK:
      case PTRACE.EVENT_VFORK:
      case PTRACE.EVENT_CLONE:
        this.#forked(tid, tracee);
        break;
    }
  }

  #stopped(tid: number): void {
    const wait = this.#interrupted.get(tid);
    if (wait) beginAgain(tid, wait);
    this.#interrupted.delete(tid);
  }

  #forked(tid: number, tracee: Tracee): void {
    const child = eventMessage(tid);
    const pid = processOf(child) ?? child;
    if (!this.#tracees.has(child)) this.#tracees.set(child, { pid, underWay: undefined });
    if (pid === child) this.#tell({ kind: 'fork', at: this.#clock.now(), pid: tracee.pid, tid, child });
    if (this.#early.delete(child)) ptrace(this.#filtered ? PTRACE.CONT : PTRACE.SYSCALL, child, 0);
  }

  /** A maker that was killed, or gone by exec of another thread, tells of nobody any more. */
  #adoptEarly(): void {
    for (const tid of this.#early) {
      this.#tracees.set(tid, { pid: processOf(tid) ?? tid, underWay: undefined });
      ptrace(this.#filtered ? PTRACE.CONT : PTRACE.SYSCALL, tid, 0);
    }
    this.#early.clear();
  }

  /** The thread that called exec has taken over the id of its process, and all other threads are gone. */
  #executed(tid: number, tracee: Tracee): void {
    for (const [other, { pid, underWay }] of this.#tracees) {
      if (pid !== tracee.pid) continue;
      if (underWay) this.#tell(this.#capture.abandon(underWay));
      if (other !== tid) this.#forget(other);
    }
    this.#tracees.set(tid, { pid: tracee.pid, underWay: undefined });
    this.#tellExec(tracee.pid, tid);
    this.#adoptEarly();
  }

  #tellExec(pid: number, tid: number): void {
    this.#tell({
      kind: 'exec',
      at: this.#clock.now(),
      pid,
      tid,
      ppid: parentOf(pid),
      argv: commandLineOf(pid),
    });
  }

  #syscall(tid: number, tracee: Tracee): void {
    if (tracee.underWay === undefined) {
      this.#entered(tid, tracee);
    } else if (this.#readInfo(tid, AT_EXIT)) {
      const at = this.#clock.now();
      const value = this.#view.getBigInt64(INFO.result, true);
      const failed = this.#view.getUint8(INFO.isError) !== 0;
      this.#tell(this.#capture.end(tracee.underWay, failed ? Number(-value) : 0, at));
      tracee.underWay = undefined;
    }
    this.#resume(tid, tracee, 0);
  }

  #entered(tid: number, tracee: Tracee): void {
    if (this.#ring.order !== undefined || !this.#readInfo(tid)) return;
    const op = this.#view.getUint8(INFO.op);
    if (op === AT_EXIT || !isIoctl(this.#view.getUint32(INFO.arch, true), this.#argument(-1))) return;
    const address = this.#view.getBigUint64(INFO.args + 16, true);
    tracee.underWay = this.#capture.begin(tracee.pid, tid, this.#argument(0), this.#argument(1), address);
  }

  #argument(index: number): number {
    return this.#view.getUint32(INFO.args + 8 * index, true);
  }

  #readInfo(tid: number, op?: typeof AT_ENTRY | typeof AT_EXIT): boolean {
    return syscallInfo(tid, this.#info) > 0 && (op === undefined || this.#view.getUint8(INFO.op) === op);
  }

  /** Lets a tracee go on to its next stop, with the signal that it was about to get. */
  #resume(tid: number, tracee: Tracee, signal: number): void {
    this.#left.delete(tid);
    const seesNext = !this.#filtered || tracee.underWay !== undefined;
    ptrace(seesNext ? PTRACE.SYSCALL : PTRACE.CONT, tid, signal);
  }

  #ended(tid: number, status: number): void {
    const tracee = this.#tracees.get(tid);
    this.#forget(tid);
    this.#early.delete(tid);
    const signal = status & 0x7f;
    if (signal !== 0) this.#adoptEarly();
    if (tracee?.underWay) this.#tell(this.#capture.abandon(tracee.underWay));
    if (tracee?.pid !== tid) return;
    this.#tell({
      kind: 'exit',
      at: this.#clock.now(),
      pid: tid,
      tid,
      status: signal === 0 ? (status >> 8) & 0xff : undefined,
      signal: signal === 0 ? undefined : signal,
    });
  }

  #forget(tid: number): void {
    this.#tracees.delete(tid);
    this.#left.delete(tid);
    this.#interrupted.delete(tid);
  }

  #tell(event: TraceEvent): void {
    if (this.#ring.order !== 'mute') this.#ring.write(event);
    if (event.kind !== 'call') return;
    event.src?.bytes.fill(0);
    event.conf?.bytes.fill(0);
  }
}

function commandLineOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '').split('\0');
  } catch {
    return [];
  }
}
