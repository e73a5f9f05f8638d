import { cliMessageOf } from './cli-message.ts';
import { errnoName } from './errno.ts';
import type { IoctlRow } from './row.ts';
import { ZfsError, type ZfsErrorCode } from './zfs-error.ts';

/** Meanings that hold for every ioctl; a row's own come first. */
export const commonMeanings: Readonly<Record<string, string>> = {
  EPERM: 'not permitted: run as root, or have it delegated with "zfs allow"',
  EACCES: 'not permitted',
  EAGAIN: 'the pool is suspended after device failures, or busy: see "zpool status"',
  EBUSY: 'it is in use',
  EIO: 'the pool could not be read or written',
  EINTR: 'interrupted by a signal',
  EINVAL: 'an argument is not valid',
  ENOENT: 'it does not exist',
  ENOMEM: 'the kernel is short of memory, or its reply did not fit although the work may be done',
  ENOSPC: 'there is no space left in the pool',
  EROFS: 'the pool is read-only',
  ZFS_ERR_IOC_CMD_UNAVAIL: 'this module does not have the ioctl',
  ZFS_ERR_IOC_ARG_UNAVAIL: 'this module does not know one of the arguments',
  ZFS_ERR_IOC_ARG_REQUIRED: 'this module needs an argument that was not given',
  ZFS_ERR_IOC_ARG_BADTYPE: 'an argument has a type that this module does not take',
};

/** What is known of an ioctl that failed. */
export interface IoctlFailure {
  readonly ioctl: string;
  readonly row: IoctlRow;
  readonly errno: number;
  readonly subject: string | undefined;
  readonly failures: readonly (readonly [name: string, errno: number])[];
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Makes the error of a failed ioctl out of what its row says of that errno. */
export function ioctlError({ ioctl, row, errno, subject, failures, answer }: IoctlFailure): ZfsError {
  const code = errnoName(errno);
  const meaning = row.errors[code] ?? commonMeanings[code];
  const named = new Map<string, ZfsErrorCode>(failures.map(([name, number]) => [name, errnoName(number)]));
  const items = [...named].slice(0, 3).map(([name, reason]) => `${name}: ${reason}`);
  if (named.size > items.length) items.push(`and ${named.size - items.length} more`);
  const message = [subject, meaning ?? 'failed', ...(items.length > 0 ? [items.join(', ')] : [])];
  return new ZfsError({
    code,
    errno,
    ioctl,
    subject,
    failures: named,
    answer,
    cliMessage: cliMessageOf({ ioctl, code, subject, failures: named, answer }),
    message: `${message.filter((part) => part !== undefined).join(': ')} (${ioctl}: ${code})`,
  });
}
