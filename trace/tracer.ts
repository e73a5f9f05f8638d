import { errno } from '../src/ffi/libc.ts';
import {
  eventMessage,
  gettid,
  PTRACE,
  pollTracee,
  ptrace,
  syscallInfo,
  waitForTracee,
} from '../src/ffi/tracing.ts';
import { LINUX_ERRNO } from '../src/ioctl/index.ts';
import type { CallCapture, CallUnderWay } from './call-capture.ts';
import type { Clock } from './clock.ts';
import type { EventRingWriter } from './event-ring.ts';
import { beginAgain, type CurrentCall, currentCall, isWait } from './interrupted-call.ts';
import { commandLineOf, parentOf, processOf, threadsOf, tracerOf, userTicksOf } from './process-facts.ts';
import { isIoctl } from './seccomp-filter.ts';
import type { ProgramEnd } from './trace.ts';
import type { TraceEvent } from './trace-event.ts';

const FOLLOW =
  PTRACE.O_TRACESYSGOOD | PTRACE.O_TRACEFORK | PTRACE.O_TRACEVFORK | PTRACE.O_TRACECLONE | PTRACE.O_TRACEEXEC;

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

/** How long those that run are waited for when they are let go: one that calculates may not come to a system call at all. */
const LAST_ENTRIES_NS = 200_000_000n;
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

interface Tracee {
  /** Its process. */
  readonly pid: number;
  underWay: CallUnderWay | undefined;
  /** Its next stop is the entry to a system call, of whichever kind. */
  entersNext: boolean;
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
  /** Threads that were seen before their makers' events. */
  readonly #early = new Set<number>();
  /** Threads that were attached to and run on as before, with the clock ticks that each has spent in user mode. */
  readonly #left = new Map<number, number>();
  /** System calls that we interrupted. */
  readonly #interrupted = new Map<number, CurrentCall>();
  readonly #status = new Int32Array(1);
  readonly #info = new Uint8Array(INFO_BYTES);
  readonly #view = new DataView(this.#info.buffer);
  /** All that is traced has the seccomp filter: only its ioctls stop it. */
  #filtered = false;
  #hasLetGo = false;
  #program: number | undefined;
  readonly #programEnded: (end: ProgramEnd) => void;

  /** @param programEnded - is called when the program that was adopted has ended */
  constructor(
    capture: CallCapture,
    clock: Clock,
    ring: EventRingWriter,
    programEnded: (end: ProgramEnd) => void,
  ) {
    this.#capture = capture;
    this.#clock = clock;
    this.#ring = ring;
    this.#programEnded = programEnded;
  }

  /**
   * Traces a process that is about to run a program.
   *
   * @param filtered - it has the seccomp filter; it then dies with the tracer, without which its ioctls would all fail
   * @returns 0 or the errno
   */
  adopt(pid: number, filtered: boolean): number {
    const options = filtered ? FOLLOW | PTRACE.O_TRACESECCOMP | PTRACE.O_EXITKILL : FOLLOW;
    if (ptrace(PTRACE.SEIZE, pid, options) < 0) return errno();
    this.#filtered = filtered;
    this.#program = pid;
    this.#tracees.set(pid, { pid, underWay: undefined, entersNext: false });
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
    const ending = new Set<number>();
    for (;;) {
      const threads = threadsOf(pid).filter((tid) => !this.#tracees.has(tid) && !ending.has(tid));
      if (threads.length === 0) break;
      for (const tid of threads) {
        const failure = this.#seize(pid, tid);
        if (failure !== 0 && (tid === pid || (tracerOf(tid) ?? 0) !== 0)) return failure;
        if (failure !== 0) ending.add(tid);
      }
    }
    if (!this.#tracees.has(pid)) return LINUX_ERRNO.ESRCH;
    this.#tellExec(pid, pid);
    return 0;
  }

  #seize(pid: number, tid: number): number {
    if (ptrace(PTRACE.SEIZE, tid, FOLLOW) === 0) {
      this.#left.set(tid, userTicksOf(tid) ?? 0);
    } else {
      const failure = errno();
      // What a traced thread has made is ours already.
      if (tracerOf(tid) !== gettid()) return failure;
    }
    this.#tracees.set(tid, { pid, underWay: undefined, entersNext: false });
    return 0;
  }

  /** Goes on until nothing is traced any more, or the order to let go comes. */
  run(): void {
    // Not before all are attached to: who is interrupted must be seen to its stop.
    this.#interruptLeft();
    for (;;) {
      const tid = waitForTracee(this.#status);
      if (tid > 0) this.#changed(tid, this.#status[0] ?? 0);
      // Not when no tracee is known: one whose maker has died may not have shown itself yet.
      else if (errno() === LINUX_ERRNO.ECHILD) break;
      if (this.#ring.order === 'detach') break;
      if (this.#left.size > 0) this.#interruptLeft();
    }
    this.#letGo();
  }

  /**
   * The kernel lets tracees run on when their tracer's thread ends, and does nothing to those that run. One that stands at the entry
   * to a system call it would wake as a signal does, and a wait in that call end with EINTR: all are past their entries before.
   */
  #letGo(): void {
    const at = this.#clock.now();
    for (const [tid, tracee] of this.#tracees) {
      if (tracee.underWay) this.#tell(this.#capture.abandon(tracee.underWay));
      tracee.underWay = undefined;
      if (tid === tracee.pid) this.#tell({ kind: 'detach', at, pid: tid, tid });
    }
    this.#hasLetGo = true;
    const last = at + LAST_ENTRIES_NS;
    for (;;) {
      const tid = pollTracee(this.#status);
      if (tid > 0) this.#changed(tid, this.#status[0] ?? 0);
      else if (tid < 0 || this.#clock.now() > last || !this.#someEnterNext()) return;
      else Atomics.wait(PAUSE, 0, 0, 1);
    }
  }

  #someEnterNext(): boolean {
    for (const { entersNext } of this.#tracees.values()) if (entersNext) return true;
    return false;
  }

  /** Interrupts threads that were attached to, so that their system calls are seen from now on. */
  #interruptLeft(): void {
    for (const tid of this.#left.keys()) {
      const current = currentCall(tid);
      if (!this.#mayInterrupt(tid, current)) continue;
      if (typeof current === 'object' && isWait(current)) this.#interrupted.set(tid, current);
      ptrace(PTRACE.INTERRUPT, tid, 0);
      this.#left.delete(tid);
    }
    this.#ring.needsNudges = this.#left.size > 0;
  }

  /**
   * A thread that does something in an ioctl of the ZFS device is left alone until it has come back: a send would end with
   * EINTR. One that is on a processor may be in there too, unless it spends time in user mode.
   */
  #mayInterrupt(tid: number, current: ReturnType<typeof currentCall>): boolean {
    if (current === 'running') {
      const before = this.#left.get(tid) ?? 0;
      const ticks = userTicksOf(tid) ?? before;
      this.#left.set(tid, ticks);
      return ticks > before;
    }
    if (current?.ioctl === undefined || isWait(current)) return true;
    return !this.#capture.isZfs(tid, current.ioctl.fd);
  }

  #changed(tid: number, status: number): void {
    if ((status & 0xff) !== 0x7f) {
      this.#ended(tid, status);
      return;
    }
    const tracee = this.#tracees.get(tid) ?? this.#newcomer(tid);
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
        if (this.#readInfo(tid)) this.#entered(tid, tracee);
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
    const call = this.#interrupted.get(tid);
    if (call) beginAgain(tid, call);
    this.#interrupted.delete(tid);
  }

  /** A thread whose first stop comes before the event of its maker, which never comes when that one is killed. */
  #newcomer(tid: number): Tracee {
    this.#early.add(tid);
    const pid = processOf(tid) ?? tid;
    const maker = parentOf(tid);
    return this.#begin(tid, pid, maker, maker);
  }

  #forked(tid: number, tracee: Tracee): void {
    const child = eventMessage(tid);
    if (child === undefined || this.#early.delete(child) || this.#tracees.has(child)) return;
    this.#begin(child, processOf(child) ?? child, tracee.pid, tid);
  }

  #begin(tid: number, pid: number, makerPid: number, makerTid: number): Tracee {
    const tracee = { pid, underWay: undefined, entersNext: false };
    this.#tracees.set(tid, tracee);
    if (pid === tid) {
      this.#tell({ kind: 'fork', at: this.#clock.now(), pid: makerPid, tid: makerTid, child: tid });
    }
    return tracee;
  }

  /** The thread that called exec has taken over the id of its process, and all other threads are gone. */
  #executed(tid: number, tracee: Tracee): void {
    for (const [other, { pid, underWay }] of this.#tracees) {
      if (pid !== tracee.pid) continue;
      if (underWay) this.#tell(this.#capture.abandon(underWay));
      if (other !== tid) this.#forget(other);
    }
    this.#tracees.set(tid, { pid: tracee.pid, underWay: undefined, entersNext: false });
    this.#tellExec(tracee.pid, tid);
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
    const op = this.#readInfo(tid) ? this.#view.getUint8(INFO.op) : undefined;
    if (tracee.underWay === undefined) {
      if (op === AT_ENTRY) this.#entered(tid, tracee);
    } else if (op === AT_EXIT) {
      const at = this.#clock.now();
      const value = this.#view.getBigInt64(INFO.result, true);
      const failed = this.#view.getUint8(INFO.isError) !== 0;
      this.#tell(this.#capture.end(tracee.underWay, failed ? Number(-value) : 0, at));
      tracee.underWay = undefined;
    }
    this.#resume(tid, tracee, 0, op === AT_ENTRY);
  }

  /** Takes a call whose entry is in `#view`. */
  #entered(tid: number, tracee: Tracee): void {
    if (
      this.#ring.order !== undefined ||
      !isIoctl(this.#view.getUint32(INFO.arch, true), this.#view.getUint32(INFO.number, true))
    )
      return;
    const address = this.#view.getBigUint64(INFO.args + 16, true);
    tracee.underWay = this.#capture.begin(tracee.pid, tid, this.#argument(0), this.#argument(1), address);
  }

  #argument(index: number): number {
    return this.#view.getUint32(INFO.args + 8 * index, true);
  }

  #readInfo(tid: number): boolean {
    return syscallInfo(tid, this.#info) > 0;
  }

  /** Lets a tracee go on to its next stop, with the signal that it was about to get. */
  #resume(tid: number, tracee: Tracee, signal: number, inCall = false): void {
    this.#left.delete(tid);
    const seesNext = (!this.#filtered && this.#ring.order !== 'detach') || tracee.underWay !== undefined;
    tracee.entersNext = seesNext && !inCall;
    ptrace(seesNext ? PTRACE.SYSCALL : PTRACE.CONT, tid, signal);
  }

  #ended(tid: number, status: number): void {
    const tracee = this.#tracees.get(tid);
    this.#forget(tid);
    if (tracee?.underWay) this.#tell(this.#capture.abandon(tracee.underWay));
    if (tracee?.pid !== tid) return;
    const signal = status & 0x7f;
    const end: ProgramEnd =
      signal === 0 ? { status: (status >> 8) & 0xff, signal: undefined } : { status: undefined, signal };
    this.#tell({ kind: 'exit', at: this.#clock.now(), pid: tid, tid, ...end });
    if (tid === this.#program) this.#programEnded(end);
  }

  #forget(tid: number): void {
    this.#tracees.delete(tid);
    this.#left.delete(tid);
    this.#interrupted.delete(tid);
  }

  #tell(event: TraceEvent): void {
    if (this.#ring.order !== 'mute' && !this.#hasLetGo) this.#ring.write(event);
    if (event.kind === 'call') this.#capture.release(event);
  }
}
