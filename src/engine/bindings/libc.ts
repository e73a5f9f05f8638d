import { bind, type Pointer } from '../libzpool.ts';

/** What a stream needs of the C library, on which libzpool stands. */
export const write = bind<(fd: number, bytes: Pointer, count: bigint) => number | bigint>(
  'long write(int fd, void *buf, size_t count)',
);
export const fcntl = bind<(fd: number, command: number, argument: number) => number>(
  'int fcntl(int fd, int cmd, int arg)',
);
export const dup3 = bind<(from: number, to: number, flags: number) => number>(
  'int dup3(int oldfd, int newfd, int flags)',
);
export const lseek = bind<(fd: number, offset: bigint, whence: number) => number | bigint>(
  'long lseek(int fd, long offset, int whence)',
);

export const closeDescriptor = bind<(fd: number) => number>('int close(int fd)');

/** Commands of fcntl(2). */
export const F_GETFD = 1;
export const F_DUPFD_CLOEXEC = 1030;
/** `O_CLOEXEC` of open(2). */
export const O_CLOEXEC = 0o2000000;
/** `SEEK_CUR` of lseek(2). */
export const SEEK_CUR = 1;
