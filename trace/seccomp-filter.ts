import {
  AND,
  ARCHITECTURE,
  instruction,
  JUMP_IF_EQUAL,
  LOAD_WORD,
  REQUEST,
  RETURN,
  SECCOMP_RET_ALLOW,
  SECCOMP_RET_TRACE,
  SYSCALL_NUMBER,
} from './bpf.ts';

/** ioctls of ZFS are `'Z' << 8` and up (`ZFS_IOC_FIRST` in `include/sys/fs/zfs.h`); its device has no others. */
export const ZFS_REQUESTS = 0x5a00;
export const REQUEST_MASK = 0xffffff00;

/** How programs of one kind ask for ioctl(2). */
export interface Architecture {
  /** `AUDIT_ARCH_*` (`include/uapi/linux/audit.h`). */
  readonly audit: number;
  /** Numbers of ioctl(2); x86-64 has one more for x32 programs. */
  readonly ioctl: readonly number[];
}

/** Every kind of program that runs on Linux of an architecture that zfskit traces: its own, and the 32-bit one. */
export const ARCHITECTURES: Readonly<Record<string, readonly Architecture[]>> = {
  x64: [
    { audit: 0xc000003e, ioctl: [16, 0x40000000 + 514] },
    { audit: 0x40000003, ioctl: [54] },
  ],
  arm64: [
    { audit: 0xc00000b7, ioctl: [29] },
    { audit: 0x40000028, ioctl: [54] },
  ],
};

/**
 * Whether a system call is ioctl(2).
 *
 * @param audit - `AUDIT_ARCH_*` of the caller
 */
export function isIoctl(audit: number, number: number): boolean {
  return ioctlNumbers.get(audit)?.includes(number) ?? false;
}

/** Whether a request number of ioctl(2) is in the range of ZFS. */
export function isZfsRequest(request: number): boolean {
  return (request & REQUEST_MASK) === ZFS_REQUESTS;
}

const ioctlNumbers = new Map(
  Object.values(ARCHITECTURES)
    .flat()
    .map(({ audit, ioctl }) => [audit, ioctl]),
);

/** Architectures that can be traced, as Node names them. */
export const TRACED_ARCHITECTURES: readonly string[] = Object.keys(ARCHITECTURES);

/**
 * A seccomp filter that lets every system call through, and tells the tracer of ioctl(2) with a request of ZFS: `struct
 * sock_filter` instructions (seccomp(2)).
 *
 * @param architecture - as Node names it
 */
export function ioctlFilter(architecture: string): Uint8Array {
  const kinds = ARCHITECTURES[architecture] ?? [];
  const perKind = kinds.map(({ audit, ioctl }) => [
    instruction(LOAD_WORD, ARCHITECTURE),
    instruction(JUMP_IF_EQUAL, audit, 0, ioctl.length + 7),
    instruction(LOAD_WORD, SYSCALL_NUMBER),
    ...ioctl.map((number, index) => instruction(JUMP_IF_EQUAL, number, ioctl.length - index, 0)),
    instruction(RETURN, SECCOMP_RET_ALLOW),
    instruction(LOAD_WORD, REQUEST),
    instruction(AND, REQUEST_MASK),
    instruction(JUMP_IF_EQUAL, ZFS_REQUESTS, 1, 0),
    instruction(RETURN, SECCOMP_RET_ALLOW),
    instruction(RETURN, SECCOMP_RET_TRACE),
  ]);
  return Buffer.concat([...perKind.flat(), instruction(RETURN, SECCOMP_RET_ALLOW)]);
}
