import { LINUX_ERRNO } from '../src/ioctl/index.ts';
import { ioctlOf } from './ioctl-of.ts';

/** Whether a program makes the call again with a larger buffer: its answer did not fit, and it changes nothing. */
export function wasTooSmall({
  errno,
  request,
}: {
  readonly errno: number | undefined;
  readonly request: number;
}): boolean {
  return errno === LINUX_ERRNO.ENOMEM && ioctlOf(request)?.row.repeatable === true;
}
