import type { ProgramEnd } from '../../trace/trace.ts';
import { ZfsError } from '../ioctl/index.ts';
import { TRACE_FAILED } from './trace-failed.ts';

/** Exit statuses beside those of a program, as env(1) and timeout(1) have them. */
const CANNOT_RUN = 126;
const NOT_FOUND = 127;

/** What the start of a program that cannot be run says: errors of execve(2). */
const NOT_RUNNABLE: ReadonlySet<unknown> = new Set(['EACCES', 'ENOEXEC', 'EISDIR', 'ETXTBSY', 'E2BIG']);

/** The exit status for a program that could not be started under us. */
export function programStartStatus(error: unknown): number {
  const code = error instanceof ZfsError ? error.code : undefined;
  if (code === 'ZFSKIT_INVALID_ARGUMENT') return 2;
  if (code === 'ENOENT' || code === 'ENOTDIR') return NOT_FOUND;
  return NOT_RUNNABLE.has(code) ? CANNOT_RUN : TRACE_FAILED;
}

/** The exit status that stands for a program's: its own, or 128 and the signal that killed it. */
export function programEndStatus({ status, signal }: ProgramEnd): number {
  return signal === undefined ? (status ?? 0) : 128 + signal;
}
