import { type Command, CommanderError } from 'commander';
import { fileError } from '../../trace/file-error.ts';
import { printable } from '../human.ts';
import { zfskitCommand } from './program.ts';
import { isWrongUsage } from './told.ts';

const program = zfskitCommand();

throwErrors(program);

// A reader that goes away (zfskit list | head) is no failure. A trace and a run write without Node's streams: to open one
// would make a pipe non-blocking that the program shares.
if (process.argv[2] !== 'trace' && process.argv[2] !== 'run') process.stdout.on('error', leave);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Errors of usage are thrown, by subcommands too: the exit status is decided here. */
function throwErrors(command: Command): void {
  command.exitOverride().configureOutput({
    outputError: (text, write) => write(usageText(text)),
    writeOut: (text) => process.stdout.once('error', leave).write(text),
  });
  for (const child of command.commands) throwErrors(child);
}

/** What was found out before a reader went away is still the exit status. */
function leave(error: NodeJS.ErrnoException): void {
  process.exit(
    error.code === 'EPIPE' ? (process.exitCode ?? 0) : report(fileError('standard output', 'written', error)),
  );
}

/** What commander says of arguments, as other errors are told; only its own question is on a line of its own. */
function usageText(text: string): string {
  const [, message = '', question = ''] = /^(.*?)(\n\(Did you mean [^\n]*\?\))?\n?$/s.exec(text) ?? [];
  return `${printable(message).replace(/^error: /, 'zfskit: ')}${question}\n`;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  // Errors with a code (ZfsError, NvlistError, the system's) say all there is to say; others are ours to find.
  const known = error instanceof Error && 'code' in error;
  // Names out of a pool or a file may be in the message.
  console.error('zfskit:', known ? printable(error.message) : error);
  return isWrongUsage(error) ? 2 : 1;
}
