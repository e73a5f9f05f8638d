import { commonMeanings, errnoName, type IoctlRow, LINUX_ERRNO, ZFS_ERRNO } from '../src/ioctl/index.ts';

/**
 * Numbers with which the kernel tells itself to begin a system call again after a signal. Only a tracer sees them (`include/linux/errno.h`
 * in Linux).
 */
const RESTARTS: ReadonlyMap<number, string> = new Map([
  [512, 'ERESTARTSYS'],
  [513, 'ERESTARTNOINTR'],
  [514, 'ERESTARTNOHAND'],
  [516, 'ERESTART_RESTARTBLOCK'],
]);

const CODES: ReadonlySet<string> = new Set([
  ...Object.keys(LINUX_ERRNO),
  ...Object.keys(ZFS_ERRNO),
  ...RESTARTS.values(),
]);

/** Whether {@link errnoFacts} can give this code. */
export function isErrorCode(text: string): boolean {
  return CODES.has(text) || /^E\d{1,10}$/.test(text);
}

/** Name and meaning of what a call came to. */
export interface ErrnoFacts {
  /** `ENOENT`, `ZFS_ERR_RESUME_EXISTS`, `ERESTARTSYS`, `E<number>`. */
  readonly code: string | undefined;
  /** By the ioctl's row, else what holds for every ioctl; undefined where nothing is known. */
  readonly meaning: string | undefined;
}

const NOTHING: ErrnoFacts = { code: undefined, meaning: undefined };

/** Name and meaning of an errno; neither for 0 and for a call that never came back. */
export function errnoFacts(errno: number | undefined, row: IoctlRow | undefined): ErrnoFacts {
  if (errno === undefined || errno === 0) return NOTHING;
  const restart = RESTARTS.get(errno);
  if (restart !== undefined) return { code: restart, meaning: 'interrupted by a signal, to be repeated' };
  const code = errnoName(errno);
  return { code, meaning: row?.errors[code] ?? commonMeanings[code] };
}
