import { ZfsError } from './zfs-error.ts';

/** `ZFSKIT_CLOSED`: what a transport that was closed is asked for. */
export function closedError(): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'the ZFS handle was closed' });
}
