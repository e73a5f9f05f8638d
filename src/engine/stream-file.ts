import { readlinkSync } from 'node:fs';
import { LINUX_ERRNO } from '../ioctl/index.ts';
import { dup3, F_GETFD, fcntl, lseek, O_CLOEXEC, SEEK_CUR } from './bindings/libc.ts';
import { zfs_file_close, zfs_file_open, zfs_file_open_2_1 } from './bindings/zfs-file.ts';
import { check, EngineFailure } from './engine-failure.ts';
import { errno, isSince, NULL, type Pointer } from './libzpool.ts';
import { uint32At } from './memory.ts';

const ANY_FILE = '/dev/null';

/**
 * Whether there is such a descriptor in this process.
 *
 * @throws EngineFailure EBADF
 */
export function checkDescriptor(fd: number): void {
  if (fcntl(fd, F_GETFD, 0) < 0) throw new EngineFailure(LINUX_ERRNO.EBADF);
}

/** Bytes from the start of a file at which a descriptor is; 0 for what has no position. */
export function positionOf(fd: number): bigint {
  const position = BigInt(lseek(fd, 0n, SEEK_CUR));
  return position < 0n ? 0n : position;
}

/**
 * A copy of a descriptor as libzpool reads it (`zfs_file_t`). Its `zfs_file_get` is not made for user space: a file is opened,
 * and its descriptor, which stands first in the struct in every release (`include/sys/zfs_file.h`), becomes the copy.
 */
export class StreamFile implements Disposable {
  readonly pointer: Pointer;

  /** @throws EngineFailure EBADF, EMFILE */
  constructor(fd: number) {
    checkDescriptor(fd);
    const file = new BigUint64Array(1);
    check(
      isSince('2.3') ? zfs_file_open(ANY_FILE, 0, 0, NULL, file) : zfs_file_open_2_1(ANY_FILE, 0, 0, file),
    );
    this.pointer = file[0] ?? NULL;
    try {
      become(uint32At(this.pointer), fd);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  [Symbol.dispose](): void {
    zfs_file_close(this.pointer);
  }
}

function become(copy: number, fd: number): void {
  const opened = readlinkSync(`/proc/self/fd/${copy}`);
  if (opened !== ANY_FILE) throw new Error(`zfs_file_t begins with ${copy}, which is ${opened}`);
  if (dup3(fd, copy, O_CLOEXEC) < 0) throw new EngineFailure(errno());
}
