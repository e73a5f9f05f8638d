import koffi from 'koffi';

const libc = koffi.load(null);

/** Opens `path` with `flags`; a file descriptor, or -1 and {@link errno}. open(2). */
export const open: (path: string, flags: number) => number = libc.func(
  'int open(const char *path, int flags)',
);

/** Closes a file descriptor. close(2). */
export const close: (fd: number) => number = libc.func('int close(int fd)');

/** Makes a pipe: `fds[0]` is its read end, `fds[1]` its write end. pipe2(2). */
export const pipe2: (fds: Int32Array, flags: number) => number = libc.func(
  'int pipe2(_Out_ int *fds, int flags)',
);

/** fcntl(2) with an integer argument. */
export const fcntl: (fd: number, command: number, argument: number) => number = libc.func(
  'int fcntl(int fd, int command, int argument)',
);

/** Locks the file behind a descriptor for whoever has it, across processes. flock(2). */
export const flock: (fd: number, operation: number) => number = libc.func('int flock(int fd, int operation)');

/** The C declaration of ioctl(2) as zfskit calls it; the argument is the address of the command. */
export const IOCTL_DECLARATION = 'int ioctl(int fd, unsigned long request, uint64_t argument)';

type IoctlFunction = ((fd: number, request: number, argument: bigint) => number) & {
  async(
    fd: number,
    request: number,
    argument: bigint,
    callback: (error: Error | null, result: number) => void,
  ): void;
};

/** ioctl(2); `.async` runs it on libuv's thread pool, and {@link errno} inside the callback is that call's own. */
export const ioctl: IoctlFunction = libc.func(IOCTL_DECLARATION);

type Callback = (error: Error | null, result: number) => void;

/** mount(2); `.async` runs it on libuv's thread pool. */
export const mount: {
  async(source: string, target: string, type: string, flags: number, data: string, callback: Callback): void;
} = libc.func(
  'int mount(const char *source, const char *target, const char *type, unsigned long flags, const char *data)',
);

/** umount2(2); `.async` runs it on libuv's thread pool. */
export const umount2: { async(target: string, flags: number, callback: Callback): void } = libc.func(
  'int umount2(const char *target, int flags)',
);

/** errno of the last call made through this module by this thread. */
export const errno = (): number => koffi.errno();

/** Address of the bytes of `buffer`, which the caller must keep alive for as long as the address is in use. */
export const addressOf = (buffer: Uint8Array): bigint => koffi.address(buffer);

/** open(2) flags and fcntl(2) commands, Linux values. */
export const O_ACCMODE = 0o3;
export const O_RDONLY = 0o0;
export const O_WRONLY = 0o1;
export const O_RDWR = 0o2;
export const O_EXCL = 0o200;
export const O_NONBLOCK = 0o4000;
export const O_CLOEXEC = 0o2000000;
/** Operations of flock(2): exclusive, and not to wait. */
export const LOCK_EX = 2;
export const LOCK_NB = 4;
export const F_GETFL = 3;
export const F_SETFL = 4;
export const F_SETSIG = 10;
export const F_SETLEASE = 1024;
export const F_RDLCK = 0;
export const F_UNLCK = 2;
export const F_DUPFD_CLOEXEC = 1030;
export const F_SETPIPE_SZ = 1031;

const poll: (fds: Int32Array, count: number, timeoutMs: number) => number = libc.func(
  'int poll(_Inout_ int *fds, unsigned long count, int timeout)',
);

/** Waits for one of several descriptors, for as long as it takes: those of which there is something. poll(2). */
export function pollAll(fds: readonly number[]): { readonly fd: number; readonly readable: boolean }[] {
  const polled = new Int32Array(fds.flatMap((fd) => [fd, POLLIN]));
  if (poll(polled, fds.length, -1) < 0) return [];
  return fds.flatMap((fd, index) => {
    const events = (polled[2 * index + 1] ?? 0) >> 16;
    return events === 0 ? [] : [{ fd, readable: (events & POLLIN) !== 0 }];
  });
}

/** Events of poll(2). */
const POLLIN = 1;
const POLLOUT = 4;
const POLLERR_OR_POLLHUP = 0x18;

/** Whether a read of `fd` would not wait: bytes, the end or an error are there. poll(2) without waiting. */
export const isReadable = (fd: number): boolean => poll(new Int32Array([fd, POLLIN]), 1, 0) !== 0;

/** Whether a write to `fd` would not wait: there is room, or an error. poll(2) without waiting. */
export const isWritable = (fd: number): boolean => poll(new Int32Array([fd, POLLOUT]), 1, 0) !== 0;

/** Whether the other end of a pipe or socket is gone, so that nobody will read what is written. */
export function isBroken(fd: number): boolean {
  const polled = new Int32Array([fd, 0]);
  return poll(polled, 1, 0) > 0 && (((polled[1] ?? 0) >> 16) & POLLERR_OR_POLLHUP) !== 0;
}

const sigaction: (signal: number, action: Uint8Array, old: null) => number = libc.func(
  'int sigaction(int signal, const void *action, void *old)',
);

/** The real-time signal that ends an interruptible wait of one of our threads. Nothing else of Node uses it. */
export const INTERRUPT_SIGNAL = 62;

let handlerInstalled = false;

/**
 * Gives {@link INTERRUPT_SIGNAL} a handler that does nothing: an ignored signal would interrupt nothing. The handler is
 * abs(3), which takes an int and has no side effects; the struct is glibc's: handler, mask of 128 bytes, flags, restorer.
 */
export function installInterruptHandler(): void {
  if (handlerInstalled) return;
  const action = new BigUint64Array(19);
  action[0] = libc.symbol('abs');
  handlerInstalled = sigaction(INTERRUPT_SIGNAL, new Uint8Array(action.buffer), null) === 0;
}

const tgkill: (process: number, thread: number, signal: number) => number = libc.func(
  'int tgkill(int process, int thread, int signal)',
);

/** Sends a signal to one thread of this process. tgkill(2). */
export function interruptThread(thread: number, signal: number): void {
  tgkill(process.pid, thread, signal);
}

/** Sends a signal to one thread of another process. tgkill(2). */
export const signalThread = (process: number, thread: number, signal: number): void => {
  tgkill(process, thread, signal);
};

const mmap: (
  address: null,
  bytes: number,
  protection: number,
  flags: number,
  fd: number,
  offset: number,
) => bigint = libc.func(
  'uint64_t mmap(void *address, size_t bytes, int protection, int flags, int fd, int64_t offset)',
);

const mprotect: (address: bigint, bytes: number, protection: number) => number = libc.func(
  'int mprotect(uint64_t address, size_t bytes, int protection)',
);

const munmap: (address: bigint, bytes: number) => number = libc.func(
  'int munmap(uint64_t address, size_t bytes)',
);

/** Copies bytes between addresses. memcpy(3). */
export const memcpy: (to: bigint, from: bigint, bytes: number) => bigint = libc.func(
  'uint64_t memcpy(uint64_t to, uint64_t from, size_t bytes)',
);

const PROT_NONE = 0;
const PROT_READ_WRITE = 3;
const MAP_PRIVATE_ANONYMOUS = 0x22;

/** Memory of our own that ends where memory that nobody may touch begins. */
export interface GuardedMemory {
  /** Address behind the last byte that may be touched. */
  readonly end: bigint;
  free(): void;
}

/**
 * Maps memory in front of a guard: whoever reads or writes beyond {@link GuardedMemory.end} gets EFAULT, or dies.
 *
 * @param bytes - of each of the two halves, a multiple of the page size (65536 is one on every Linux)
 * @returns undefined when there is no memory
 */
export function mapGuarded(bytes: number): GuardedMemory | undefined {
  const address = mmap(null, 2 * bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0);
  if (BigInt.asIntN(64, BigInt(address)) === -1n) return undefined;
  const end = BigInt(address) + BigInt(bytes);
  const free = () => void munmap(BigInt(address), 2 * bytes);
  if (mprotect(end, bytes, PROT_NONE) !== 0) {
    free();
    return undefined;
  }
  return { end, free };
}
