import { type Stats, statSync } from 'node:fs';
import {
  close,
  errno,
  flock,
  LOCK_EX,
  LOCK_NB,
  O_CLOEXEC,
  O_EXCL,
  O_NONBLOCK,
  O_RDONLY,
  open,
} from '../ffi/libc.ts';
import { LINUX_ERRNO } from '../ioctl/index.ts';
import { EngineFailure } from './engine-failure.ts';

/** A file or block device that no other engine has. */
export interface FileLock {
  /** Gives it up, once. */
  release(): void;
}

/** What a path leads to; undefined where that is nothing that could be opened. */
export interface Found {
  /** The same for each of its names. */
  readonly identity: string;
  readonly isBlockDevice: boolean;
}

/** Looks at a path. */
export function find(path: string): Found | undefined {
  const stats = statOf(path);
  if (!stats) return undefined;
  const isBlockDevice = stats.isBlockDevice();
  const identity = isBlockDevice ? `device ${stats.rdev}` : `file ${stats.dev} ${stats.ino}`;
  return { identity, isBlockDevice };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Locks a file by flock(2). A block device is claimed too (O_EXCL), so that it cannot be mounted, nor imported by the kernel,
 * and is refused where it is.
 *
 * @throws EngineFailure EBUSY: another process has it; what open(2) and flock(2) fail with
 */
export function lockFile(path: string, isBlockDevice = false): FileLock {
  const fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | (isBlockDevice ? O_EXCL : 0));
  if (fd < 0) throw new EngineFailure(errno());
  if (flock(fd, LOCK_EX | LOCK_NB) !== 0) {
    const failure = errno();
    close(fd);
    throw new EngineFailure(failure === LINUX_ERRNO.EAGAIN ? LINUX_ERRNO.EBUSY : failure);
  }
  return { release: () => close(fd) };
}
