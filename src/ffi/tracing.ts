import koffi from 'koffi';
import { memcpy, O_WRONLY } from './libc.ts';

const libc = koffi.load(null);

const ptraceNumber: (request: number, tid: number, address: number, data: number) => number = libc.func(
  'long ptrace(int request, int tid, long address, long data)',
);
const ptraceBuffer: (request: number, tid: number, address: number, data: Uint8Array) => number = libc.func(
  'long ptrace(int request, int tid, long address, void *data)',
);

/** Requests, options and events of ptrace(2), the same on every architecture (`include/uapi/linux/ptrace.h`). */
export const PTRACE = {
  CONT: 7,
  SYSCALL: 24,
  GETEVENTMSG: 0x4201,
  GETREGSET: 0x4204,
  SETREGSET: 0x4205,
  SEIZE: 0x4206,
  INTERRUPT: 0x4207,
  LISTEN: 0x4208,
  GET_SYSCALL_INFO: 0x420e,
  O_TRACESYSGOOD: 1,
  O_TRACEFORK: 1 << 1,
  O_TRACEVFORK: 1 << 2,
  O_TRACECLONE: 1 << 3,
  O_TRACEEXEC: 1 << 4,
  O_TRACESECCOMP: 1 << 7,
  O_EXITKILL: 1 << 20,
  EVENT_FORK: 1,
  EVENT_VFORK: 2,
  EVENT_CLONE: 3,
  EVENT_EXEC: 4,
  EVENT_SECCOMP: 7,
  EVENT_STOP: 128,
} as const;

/** ptrace(2) with a number as its data: 0, or -1 and errno. All calls about a tracee come from one thread. */
export const ptrace = (request: number, tid: number, data: number): number =>
  ptraceNumber(request, tid, 0, data);

const message = new BigUint64Array(1);
const messageBytes = new Uint8Array(message.buffer);

/** What a ptrace event is about, such as the id of a new process; undefined when the tracee is dead. PTRACE_GETEVENTMSG. */
export function eventMessage(tid: number): number | undefined {
  return ptraceBuffer(PTRACE.GETEVENTMSG, tid, 0, messageBytes) < 0 ? undefined : Number(message[0]);
}

/**
 * Fills a `struct ptrace_syscall_info` for a tracee that is stopped at a system call: bytes that were written, or -1 and
 * errno. Since Linux 5.3. PTRACE_GET_SYSCALL_INFO.
 */
export const syscallInfo = (tid: number, info: Uint8Array): number =>
  ptraceBuffer(PTRACE.GET_SYSCALL_INFO, tid, info.length, info);

/** `NT_PRSTATUS`: the general registers. */
const GENERAL_REGISTERS = 1;

function registerSet(request: number, tid: number, image: Uint8Array): number {
  const vector = new BigUint64Array([koffi.address(image), BigInt(image.length)]);
  const result = ptraceBuffer(request, tid, GENERAL_REGISTERS, new Uint8Array(vector.buffer));
  return result < 0 ? -1 : Number(vector[1]);
}

/** Reads the general registers of a stopped tracee: how many bytes there are, or -1. PTRACE_GETREGSET. */
export const readRegisters = (tid: number, image: Uint8Array): number =>
  registerSet(PTRACE.GETREGSET, tid, image);

/** Writes the general registers of a stopped tracee. PTRACE_SETREGSET. */
export const writeRegisters = (tid: number, image: Uint8Array): number =>
  registerSet(PTRACE.SETREGSET, tid, image);

const waitpid: (pid: number, status: Int32Array, options: number) => number = libc.func(
  'int waitpid(int pid, _Out_ int *status, int options)',
);

/** Threads too, and only what this thread traces: other children of this process are for others to wait for. */
const WALL_AND_WNOTHREAD = 0x40000000 | 0x20000000;

/** Waits for the next tracee of this thread: its id, or -1 and errno. waitpid(2). */
export const waitForTracee = (status: Int32Array): number => waitpid(-1, status, WALL_AND_WNOTHREAD);

const WNOHANG = 1;

/** As `waitForTracee`, and 0 when none has changed: does not wait. */
export const pollTracee = (status: Int32Array): number => waitpid(-1, status, WALL_AND_WNOTHREAD | WNOHANG);

/** Takes the status of a child of this process that has ended, so that nothing of it is left; does not wait. waitpid(2). */
export function reap(pid: number): 'reaped' | 'runs' {
  return waitpid(pid, new Int32Array(1), WNOHANG) === 0 ? 'runs' : 'reaped';
}

/**
 * Takes the status of a child of this process, as wait(2) encodes it; undefined while it runs. Does not wait. waitpid(2).
 */
export function takeStatus(pid: number): number | undefined {
  const status = new Int32Array(1);
  return waitpid(pid, status, WNOHANG) === pid ? status[0] : undefined;
}

const processVmReadv: (
  pid: number,
  local: BigUint64Array,
  locals: number,
  remote: BigUint64Array,
  remotes: number,
  flags: number,
) => number = libc.func(
  'int64_t process_vm_readv(int pid, const uint64_t *local, unsigned long locals, const uint64_t *remote, unsigned long remotes, unsigned long flags)',
);

const local = new BigUint64Array(2);
const remote = new BigUint64Array(2);

/** Reads another process's memory into `into`: bytes that were read, fewer where its memory ends, or -1. process_vm_readv(2). */
export function readMemory(tid: number, address: bigint, into: Uint8Array): number {
  local[0] = koffi.address(into);
  local[1] = BigInt(into.length);
  remote[0] = address;
  remote[1] = BigInt(into.length);
  return Number(processVmReadv(tid, local, 1, remote, 1, 0));
}

const processVmWritev: typeof processVmReadv = libc.func(
  'int64_t process_vm_writev(int pid, const uint64_t *local, unsigned long locals, const uint64_t *remote, unsigned long remotes, unsigned long flags)',
);

/** Writes another process's memory: bytes that were written, fewer where its memory ends, or -1. process_vm_writev(2). */
export function writeMemory(tid: number, address: bigint, from: Uint8Array): number {
  local[0] = koffi.address(from);
  local[1] = BigInt(from.length);
  remote[0] = address;
  remote[1] = BigInt(from.length);
  return Number(processVmWritev(tid, local, 1, remote, 1, 0));
}

const rawSystemCall: (
  number: number,
  a: number | bigint,
  b: number | bigint,
  c: number | bigint,
  d: number | bigint,
  e: number | bigint,
) => number | bigint = libc.func(
  'int64_t syscall(int64_t number, int64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e)',
);

/** Makes a system call by its number: what it gives, or -1 and errno. syscall(2). */
export const systemCall = (
  number: number,
  a: number | bigint,
  b: number | bigint = 0,
  c: number | bigint = 0,
  d: number | bigint = 0,
  e: number | bigint = 0,
): number => Number(rawSystemCall(number, a, b, c, d, e));

const SECCOMP = process.arch === 'arm64' ? 277 : 317;
const PIDFD_OPEN = 434;
const PIDFD_GETFD = 438;
const EACCES = 13;

/** A descriptor that means a process and becomes readable when it has ended, or -1 and errno. pidfd_open(2). */
export const openProcess = (pid: number): number => systemCall(PIDFD_OPEN, pid);

/** A copy of a descriptor of another process, closed by exec, or -1 and errno. pidfd_getfd(2). */
export const takeDescriptor = (process: number, fd: number): number => systemCall(PIDFD_GETFD, process, fd);

const statx: (folder: number, path: string, flags: number, mask: number, result: Uint8Array) => number =
  libc.func('int statx(int folder, const char *path, int flags, unsigned int mask, void *result)');
const AT_FDCWD = -100;
/** A file of a network or of a program that does not answer is not asked. */
const AT_STATX_DONT_SYNC = 0x4000;
const STATX_TYPE = 1;
/** `struct statx`: its size and where mode and device number are. */
const STATX = { bytes: 256, mode: 28, major: 128, minor: 132 } as const;
const statxBytes = new Uint8Array(STATX.bytes);
const statxView = new DataView(statxBytes.buffer);
const S_IFMT = 0o170000;
const S_IFCHR = 0o020000;

/**
 * Which device a character device is: its major number times 2^20 and its minor one; undefined for anything else, and where
 * there is nothing. statx(2).
 */
export function characterDevice(path: string): number | undefined {
  if (statx(AT_FDCWD, path, AT_STATX_DONT_SYNC, STATX_TYPE, statxBytes) !== 0) return undefined;
  if ((statxView.getUint16(STATX.mode, true) & S_IFMT) !== S_IFCHR) return undefined;
  return statxView.getUint32(STATX.major, true) * 2 ** 20 + statxView.getUint32(STATX.minor, true);
}

/** Id of the calling thread. gettid(2). */
export const gettid: () => number = libc.func('int gettid()');

const prctl: (option: number, argument: bigint, a: bigint, b: bigint, c: bigint) => number = libc.func(
  'int prctl(int option, uint64_t argument, uint64_t a, uint64_t b, uint64_t c)',
);
const prctlText: (option: number, text: string) => number = libc.func(
  'int prctl(int option, const char *text)',
);

const PR_SET_NAME = 15;
const PR_SET_SECCOMP = 22;
const PR_SET_NO_NEW_PRIVS = 38;
const SECCOMP_MODE_FILTER = 2n;

/** Names the calling thread, at most 15 bytes. prctl(2), PR_SET_NAME. */
export const nameThread = (name: string): number => prctlText(PR_SET_NAME, name);

/**
 * Gives the calling thread, and what it starts, a seccomp filter (seccomp(2)). Who may not do that alone gives up the right
 * to gain privileges by exec first (PR_SET_NO_NEW_PRIVS): a traced program could not gain any either.
 *
 * @param program - `struct sock_filter` instructions, 8 bytes each
 * @returns whether it has the filter now
 */
export function installSeccompFilter(program: Uint8Array): boolean {
  const header = filterHeader(program);
  const install = () => prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, koffi.address(header), 0n, 0n) === 0;
  return install() || (prctl(PR_SET_NO_NEW_PRIVS, 1n, 0n, 0n, 0n) === 0 && install());
}

/** `struct sock_fprog` (`include/uapi/linux/filter.h`). */
function filterHeader(program: Uint8Array): Uint8Array {
  const header = new Uint8Array(16);
  const view = new DataView(header.buffer);
  view.setUint16(0, program.length / 8, true);
  view.setBigUint64(8, koffi.address(program), true);
  return header;
}

const SECCOMP_SET_MODE_FILTER = 1;
/** SECCOMP_FILTER_FLAG_NEW_LISTENER; SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, since Linux 5.19. */
const LISTENER_FLAGS = (1 << 3) | (1 << 5);

/**
 * Gives the calling thread, and what it starts, a seccomp filter that asks about system calls (SECCOMP_RET_USER_NOTIF): who has
 * the descriptor that comes back answers. A call that was asked about is ended by deadly signals alone. As
 * {@link installSeccompFilter} it may give up the right to gain privileges. seccomp(2), seccomp_unotify(2).
 *
 * @returns a descriptor that exec closes, or -1 and errno
 */
export function installListener(program: Uint8Array): number {
  const header = filterHeader(program);
  const install = () =>
    Number(systemCall(SECCOMP, SECCOMP_SET_MODE_FILTER, LISTENER_FLAGS, koffi.address(header)));
  const fd = install();
  if (fd >= 0 || koffi.errno() !== EACCES) return fd;
  return prctl(PR_SET_NO_NEW_PRIVS, 1n, 0n, 0n, 0n) === 0 ? install() : -1;
}

const prlimit: (
  pid: number,
  resource: number,
  limit: BigUint64Array | null,
  old: BigUint64Array | null,
) => number = libc.func('int prlimit(int pid, int resource, const uint64_t *limit, _Out_ uint64_t *old)');
const RLIMIT_NOFILE = 7;

/** Sets how many descriptors another process may have by default, within what it may raise that to. prlimit(2). */
export function limitDescriptors(pid: number, soft: bigint): void {
  const limit = new BigUint64Array(2);
  if (prlimit(pid, RLIMIT_NOFILE, null, limit) < 0 || soft > (limit[1] ?? 0n)) return;
  limit[0] = soft;
  prlimit(pid, RLIMIT_NOFILE, limit, null);
}

const memfdCreate: (name: string, flags: number) => number = libc.func(
  'int memfd_create(const char *name, unsigned int flags)',
);

/** A nameless file in memory: a descriptor that exec closes, or -1 and errno. memfd_create(2). */
export const memoryFile = (name: string): number => memfdCreate(name, 1);

/** Opaque types of posix_spawn(3): glibc's are 76 to 336 bytes, musl's are smaller. */
const SPAWN_TYPE_BYTES = 512;

type Opaque = Uint8Array;
const spawnp: (
  pid: Int32Array,
  program: string,
  actions: Opaque,
  attributes: Opaque,
  argv: (string | null)[],
  environ: bigint,
) => number = libc.func(
  'int posix_spawnp(_Out_ int *pid, const char *program, void *actions, void *attributes, const char **argv, uint64_t environ)',
);
const spawnpWith: (
  pid: Int32Array,
  program: string,
  actions: Opaque,
  attributes: Opaque,
  argv: (string | null)[],
  environ: (string | null)[],
) => number = libc.func(
  'int posix_spawnp(_Out_ int *pid, const char *program, void *actions, void *attributes, const char **argv, const char **environ)',
);
const actionsInit: (actions: Opaque) => number = libc.func(
  'int posix_spawn_file_actions_init(void *actions)',
);
const addOpen: (actions: Opaque, fd: number, path: string, flags: number, mode: number) => number = libc.func(
  'int posix_spawn_file_actions_addopen(void *actions, int fd, const char *path, int flags, unsigned int mode)',
);
const addClose: (actions: Opaque, fd: number) => number = libc.func(
  'int posix_spawn_file_actions_addclose(void *actions, int fd)',
);
const addDup2: (actions: Opaque, fd: number, to: number) => number = libc.func(
  'int posix_spawn_file_actions_adddup2(void *actions, int fd, int to)',
);
const actionsDestroy: (actions: Opaque) => number = libc.func(
  'int posix_spawn_file_actions_destroy(void *actions)',
);
const attributesInit: (attributes: Opaque) => number = libc.func(
  'int posix_spawnattr_init(void *attributes)',
);
const setFlags: (attributes: Opaque, flags: number) => number = libc.func(
  'int posix_spawnattr_setflags(void *attributes, short flags)',
);
const setSigDefault: (attributes: Opaque, signals: Uint8Array) => number = libc.func(
  'int posix_spawnattr_setsigdefault(void *attributes, const void *signals)',
);
const setSigMask: (attributes: Opaque, signals: Uint8Array) => number = libc.func(
  'int posix_spawnattr_setsigmask(void *attributes, const void *signals)',
);
const SETSIGDEF_AND_SETSIGMASK = 4 | 8;

/** A file that a new process opens for writing and closes again. */
export interface SpawnGate {
  readonly path: string;
  /** The number that it opens it as: one of ours that exec closes, so that it is none that the program inherits. */
  readonly fd: number;
}

/** What became of {@link spawnProgram}. */
export interface Spawned {
  /** 0, or the errno of what went wrong. */
  readonly errno: number;
  readonly pid: number;
}

/** A program to start. */
export interface SpawnedProgram {
  readonly argv: readonly string[];
  /** `NAME=value`; that of this process, byte for byte, when left out. */
  readonly environ: readonly string[] | undefined;
  /** Descriptors of this process by the numbers that they get: its standard input, output and error, and others. */
  readonly descriptors: readonly (readonly [number: number, from: number])[];
  /** What the new process waits at before it runs the program. */
  readonly gate?: SpawnGate | undefined;
}

/** Address of the environment's strings, as they are. */
function environment(): bigint {
  const pointer = new BigUint64Array(1);
  memcpy(koffi.address(pointer), libc.symbol('environ'), 8);
  return pointer[0] ?? 0n;
}

/**
 * Starts a program with default signal handling and no blocked signals; waits until it runs. posix_spawnp(3).
 */
export function spawnProgram({ argv, environ, descriptors, gate }: SpawnedProgram): Spawned {
  const actions = new Uint8Array(SPAWN_TYPE_BYTES);
  const attributes = new Uint8Array(SPAWN_TYPE_BYTES);
  const [program = ''] = argv;
  actionsInit(actions);
  try {
    // Node marks all that it inherits to be closed by exec; a copy to its own number takes the mark off.
    for (const [number, from] of descriptors) addDup2(actions, from, number);
    if (gate) {
      addOpen(actions, gate.fd, gate.path, O_WRONLY, 0);
      addClose(actions, gate.fd);
    }
    attributesInit(attributes);
    setSigDefault(attributes, new Uint8Array(128).fill(0xff));
    setSigMask(attributes, new Uint8Array(128));
    setFlags(attributes, SETSIGDEF_AND_SETSIGMASK);
    const pid = new Int32Array(1);
    const words = [...argv, null];
    const errno =
      environ === undefined
        ? spawnp(pid, program, actions, attributes, words, environment())
        : spawnpWith(pid, program, actions, attributes, words, [...environ, null]);
    return { errno, pid: pid[0] ?? 0 };
  } finally {
    actionsDestroy(actions);
  }
}
