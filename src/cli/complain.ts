import { FdWriter } from '../../trace/fd-writer.ts';
import { printable } from '../human.ts';

const STANDARD_ERROR = 2;

/** Prints an error as `zfskit` does, without Node's streams: a program that is traced may share them. */
export async function complain(error: unknown): Promise<void> {
  await new FdWriter(STANDARD_ERROR).write(`zfskit: ${messageOf(error)}\n`);
}

/** Errors with a code say all there is to say, on one line; of others their place is needed. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  if ('code' in error) return printable(error.message);
  return (error.stack ?? error.message).split('\n').map(printable).join('\n');
}
