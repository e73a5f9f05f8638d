import { printable } from '../human.ts';
import { FdWriter } from './fd-writer.ts';

const STANDARD_ERROR = 2;

/** Prints an error as `zfskit` does, without Node's streams: a program that is traced may share them. */
export function complain(error: unknown): void {
  new FdWriter(STANDARD_ERROR).write(`zfskit: ${messageOf(error)}\n`);
}

/** Errors with a code say all there is to say; of others their place is needed. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = 'code' in error ? error.message : (error.stack ?? error.message);
  return text.split('\n').map(printable).join('\n');
}
