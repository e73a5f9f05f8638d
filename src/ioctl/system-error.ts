import { errnoName, LINUX_ERRNO } from './errno.ts';
import { ZfsError } from './zfs-error.ts';

/** The error of a system call other than an ioctl. */
export function systemError(call: string, errno: number): ZfsError {
  const full = errno === LINUX_ERRNO.EMFILE || errno === LINUX_ERRNO.ENFILE ? ': too many open files' : '';
  return new ZfsError({
    code: errnoName(errno),
    errno,
    message: `${call} failed with ${errnoName(errno)}${full}`,
  });
}
