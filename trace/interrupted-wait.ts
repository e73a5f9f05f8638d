import { readFileSync } from 'node:fs';
import { readRegisters, writeRegisters } from '../src/ffi/tracing.ts';
import { ioctls, LINUX_ERRNO } from '../src/ioctl/index.ts';

/** ioctls that wait for something and have done nothing until it has come: they can be begun again. */
const WAITS: readonly number[] = [
  ioctls.ZFS_IOC_EVENTS_NEXT.number,
  ioctls.ZFS_IOC_WAIT.number,
  ioctls.ZFS_IOC_WAIT_FS.number,
];

/** An ioctl that a thread is in. */
export interface CurrentIoctl {
  readonly fd: number;
  /** It can be interrupted, and begun again without the program seeing it. */
  readonly isWait: boolean;
}

/** Where a thread's registers are in `struct user_regs_struct`, in bytes, and how long its system call instruction is. */
interface Registers {
  readonly bytes: number;
  readonly ioctl: number;
  readonly result: number;
  readonly programCounter: number;
  readonly instructionBytes: number;
  /** What is in the result's register when the call begins: the call's number, or its first argument. */
  readonly resultAtEntry: 'number' | 'fd';
}

/** Sources: `arch/x86/include/asm/user_64.h`, `arch/arm64/include/uapi/asm/ptrace.h`. */
const REGISTERS: Readonly<Record<string, Registers>> = {
  x64: {
    bytes: 216,
    ioctl: 16,
    result: 80,
    programCounter: 128,
    instructionBytes: 2,
    resultAtEntry: 'number',
  },
  arm64: { bytes: 272, ioctl: 29, result: 0, programCounter: 256, instructionBytes: 4, resultAtEntry: 'fd' },
};

const registers = REGISTERS[process.arch];

/** The ioctl that a thread is in right now (`/proc/TID/syscall`); undefined when it is in none, or runs. */
export function currentIoctl(tid: number): CurrentIoctl | undefined {
  try {
    const [number, fd, request] = readFileSync(`/proc/${tid}/syscall`, 'latin1').split(' ').map(Number);
    if (registers === undefined || number !== registers.ioctl || fd === undefined) return undefined;
    return { fd, isWait: WAITS.includes((request ?? 0) >>> 0) };
  } catch {
    return undefined;
  }
}

/**
 * Sends a stopped thread, whose wait our interruption has ended with EINTR, back to the instruction that began it. ZFS does not
 * let the kernel do that, and programs take the error for the end of their work.
 */
export function beginAgain(tid: number, { fd }: CurrentIoctl): void {
  if (registers === undefined) return;
  const { bytes, ioctl, result, programCounter, instructionBytes, resultAtEntry } = registers;
  const image = new Uint8Array(bytes);
  if (readRegisters(tid, image) !== bytes) return;
  const view = new DataView(image.buffer);
  if (view.getBigInt64(result, true) !== BigInt(-LINUX_ERRNO.EINTR)) return;
  view.setBigUint64(result, BigInt(resultAtEntry === 'number' ? ioctl : fd), true);
  view.setBigUint64(programCounter, view.getBigUint64(programCounter, true) - BigInt(instructionBytes), true);
  writeRegisters(tid, image);
}
