import * as libc from '../src/ffi/libc.ts';
import { errnoName, LINUX_ERRNO, ZfsError } from '../src/ioctl/index.ts';

/**
 * A copy above the standard descriptors: it can be copied down to any of them without another one being lost.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function copyOf(fd: number): number {
  const copy = Number.isInteger(fd) ? libc.fcntl(fd, libc.F_DUPFD_CLOEXEC, 3) : -1;
  if (copy < 0) refuse(`${fd} is no open descriptor`);
  return copy;
}

/** @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for arguments that no program can be started with */
export function checkArguments(argv: readonly string[]): void {
  if (argv.length === 0 || argv[0] === '') refuse('there is no program to run');
  const wrong = argv.find((word) => word.includes('\0'));
  if (wrong !== undefined) refuse('an argument contains a NUL character');
}

/** What execve(2) says of a program. */
export function cannotRun(program: string, errno: number): ZfsError {
  const reasons: Readonly<Record<number, string>> = {
    [LINUX_ERRNO.ENOENT]: 'there is no such program',
    [LINUX_ERRNO.EACCES]: 'it may not be executed',
    [LINUX_ERRNO.ENOEXEC]: 'it is no executable file',
  };
  return new ZfsError({
    code: errnoName(errno),
    errno,
    message: `${program} cannot be run: ${reasons[errno] ?? errnoName(errno)}`,
  });
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
