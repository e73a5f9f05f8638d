/** A system call that a program's kernel asks us about. */
export interface TrappedCall {
  /** Its number by architecture, as Node names it; absent where there is no such call. */
  readonly numbers: { readonly x64?: number; readonly arm64?: number };
  /** Which of its arguments is a path. */
  readonly path?: number;
  /** Which of its arguments is the struct with the answer, and how it is laid out. */
  readonly result?: readonly [argument: number, layout: 'stat' | 'statx'];
  /** Which of its arguments has the flags of open(2), or points to a struct that begins with them. */
  readonly flags?: readonly [argument: number, place: 'value' | 'struct'];
}

/**
 * The calls that lead to ZFS and are answered: those on paths, ioctl(2), and what the commands ask or do about mounts and users.
 * Source: `arch/x86/entry/syscalls/syscall_64.tbl`, `include/uapi/asm-generic/unistd.h` of Linux.
 */
export const TRAPPED_CALLS = {
  ioctl: { numbers: { x64: 16, arm64: 29 } },
  open: { numbers: { x64: 2 }, path: 0, flags: [1, 'value'] },
  openat: { numbers: { x64: 257, arm64: 56 }, path: 1, flags: [2, 'value'] },
  openat2: { numbers: { x64: 437, arm64: 437 }, path: 1, flags: [2, 'struct'] },
  stat: { numbers: { x64: 4 }, path: 0, result: [1, 'stat'] },
  lstat: { numbers: { x64: 6 }, path: 0, result: [1, 'stat'] },
  newfstatat: { numbers: { x64: 262, arm64: 79 }, path: 1, result: [2, 'stat'] },
  statx: { numbers: { x64: 332, arm64: 291 }, path: 1, result: [4, 'statx'] },
  access: { numbers: { x64: 21 }, path: 0 },
  faccessat: { numbers: { x64: 269, arm64: 48 }, path: 1 },
  faccessat2: { numbers: { x64: 439, arm64: 439 }, path: 1 },
  geteuid: { numbers: { x64: 107, arm64: 175 } },
  mount: { numbers: { x64: 165, arm64: 40 } },
} as const satisfies Record<string, TrappedCall>;

/** Name of a system call that is answered. */
export type TrappedCallName = keyof typeof TRAPPED_CALLS;

/** Bytes of the structs of stat(2) and statx(2) by architecture. */
export const RESULT_BYTES: Readonly<Record<string, { readonly stat: number; readonly statx: number }>> = {
  x64: { stat: 144, statx: 256 },
  arm64: { stat: 128, statx: 256 },
};

/** Number of a call of {@link TRAPPED_CALLS}; undefined where the architecture has no such call. */
export function callNumber(name: TrappedCallName, architecture: string): number | undefined {
  const { numbers }: TrappedCall = TRAPPED_CALLS[name];
  return architecture in numbers ? numbers[architecture as keyof typeof numbers] : undefined;
}
