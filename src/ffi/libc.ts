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

/** errno of the last call made through this module by this thread. */
export const errno = (): number => koffi.errno();

/** Address of the bytes of `buffer`, which the caller must keep alive for as long as the address is in use. */
export const addressOf = (buffer: Uint8Array): bigint => koffi.address(buffer);

/** open(2) flags and fcntl(2) commands, Linux values. */
export const O_RDWR = 0o2;
export const O_CLOEXEC = 0o2000000;
export const F_SETPIPE_SZ = 1031;
