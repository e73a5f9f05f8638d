import type { IoctlReply } from '../ioctl/index.ts';
import type { TemporaryHolds } from './temporary-holds.ts';

/** What an ioctl came to. */
export interface CarriedOut extends IoctlReply {
  readonly atCleanup: readonly TemporaryHolds[];
}

/** An ioctl that was not begun. */
export function failedReply(command: Uint8Array, historySize: number, errno: number): CarriedOut {
  const [dst, history] = [new Uint8Array(), new Uint8Array(historySize)];
  return { errno, command, dst, history, atCleanup: [] };
}
