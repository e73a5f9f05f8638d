import { readFileSync } from 'node:fs';
import { readRegisters, writeRegisters } from '../src/ffi/tracing.ts';
import { ioctls, LINUX_ERRNO } from '../src/ioctl/index.ts';
import { hasPendingSignal } from './process-facts.ts';

/** ZFS ioctls that wait for something and have done nothing until it has come: they can be begun again. */
const WAITS: readonly number[] = [
  ioctls.ZFS_IOC_EVENTS_NEXT.number,
  ioctls.ZFS_IOC_WAIT.number,
  ioctls.ZFS_IOC_WAIT_FS.number,
];

/** What is to be known of an architecture to begin a system call again. */
interface Architecture {
  /** Bytes of `struct user_regs_struct`, and where in it are the call's number, its result, and the program counter. */
  readonly bytes: number;
  readonly number: number;
  readonly result: number;
  readonly programCounter: number;
  /** Bytes of the instruction that makes a system call. */
  readonly instructionBytes: number;
  /** What is in the result's register when the call begins: the call's number, or its first argument. */
  readonly atEntry: 'number' | 'first';
  readonly ioctl: number;
  /**
   * Other calls that end with EINTR after an interruption although there is no signal (signal(7)), and have done nothing
   * until then: epoll_wait, epoll_pwait, epoll_pwait2, rt_sigtimedwait, semop, semtimedop, msgsnd, msgrcv.
   */
  readonly waits: readonly number[];
}

/** Sources: `arch/x86/include/asm/user_64.h`, `arch/arm64/include/uapi/asm/ptrace.h`, the tables of system calls. */
const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  x64: {
    bytes: 216,
    number: 120,
    result: 80,
    programCounter: 128,
    instructionBytes: 2,
    atEntry: 'number',
    ioctl: 16,
    waits: [232, 281, 441, 128, 65, 220, 69, 70],
  },
  arm64: {
    bytes: 272,
    number: 64,
    result: 0,
    programCounter: 256,
    instructionBytes: 4,
    atEntry: 'first',
    ioctl: 29,
    waits: [22, 441, 137, 193, 192, 189, 188],
  },
};

const architecture = ARCHITECTURES[process.arch];

/** A system call that a thread sleeps in. */
export interface CurrentCall {
  readonly number: number;
  /** Its first argument. */
  readonly first: bigint;
  /** Descriptor and request, when it is ioctl(2). */
  readonly ioctl: { readonly fd: number; readonly request: number } | undefined;
}

/**
 * The system call that a thread sleeps in (`/proc/TID/syscall`); `running` when the thread is on a processor, in a system call
 * or not; undefined when it is in none, or gone.
 */
export function currentCall(tid: number): CurrentCall | 'running' | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${tid}/syscall`, 'latin1').trimEnd();
  } catch {
    return undefined;
  }
  if (text === 'running') return 'running';
  const [number, first = '0', second = '0'] = text.split(' ');
  if (number === undefined || number === '-1') return undefined;
  const ioctl =
    Number(number) === architecture?.ioctl
      ? { fd: Number(first), request: Number(BigInt(second) & 0xffffffffn) }
      : undefined;
  return { number: Number(number), first: BigInt(first), ioctl };
}

/** Whether a call can be interrupted, and begun again without the program seeing it. */
export function isWait({ number, ioctl }: CurrentCall): boolean {
  return ioctl ? WAITS.includes(ioctl.request) : (architecture?.waits.includes(number) ?? false);
}

/**
 * Sends a stopped thread, whose wait our interruption has ended with EINTR, back to the instruction that began it. The kernel
 * does that for other calls by itself; programs take the error for the end of their work.
 */
export function beginAgain(tid: number, { number, first }: CurrentCall): void {
  if (architecture === undefined) return;
  const image = new Uint8Array(architecture.bytes);
  if (readRegisters(tid, image) !== image.length) return;
  const view = new DataView(image.buffer);
  const isSameCall = view.getBigUint64(architecture.number, true) === BigInt(number);
  const isInterrupted = view.getBigInt64(architecture.result, true) === BigInt(-LINUX_ERRNO.EINTR);
  if (!isSameCall || !isInterrupted || hasPendingSignal(tid)) return;
  const counter = view.getBigUint64(architecture.programCounter, true);
  view.setBigUint64(architecture.result, architecture.atEntry === 'number' ? BigInt(number) : first, true);
  view.setBigUint64(architecture.programCounter, counter - BigInt(architecture.instructionBytes), true);
  writeRegisters(tid, image);
}
