import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { printable } from '../human.ts';
import { abiCommand } from './commands/abi.ts';
import { eventsCommand } from './commands/events.ts';
import { historyCommand } from './commands/history.ts';
import { ioctlCommand } from './commands/ioctl.ts';
import { iostatCommand } from './commands/iostat.ts';
import { labelCommand } from './commands/label.ts';
import { listCommand } from './commands/list.ts';
import { nvlistCommand } from './commands/nvlist.ts';
import { poolsCommand } from './commands/pools.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { statusCommand } from './commands/status.ts';
import { streamCommand } from './commands/stream.ts';
import { traceCommand } from './commands/trace.ts';

const program = new Command('zfskit')
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError('(see zfskit --help)')
  .enablePositionalOptions()
  .addCommand(listCommand())
  .addCommand(abiCommand())
  .addCommand(ioctlCommand())
  .addCommand(nvlistCommand())
  .addCommand(streamCommand())
  .addCommand(eventsCommand())
  .addCommand(historyCommand())
  .addCommand(labelCommand())
  .addCommand(poolsCommand())
  .addCommand(statusCommand())
  .addCommand(iostatCommand())
  .addCommand(traceCommand())
  .addCommand(runCommand())
  .addCommand(serveCommand())
  .addHelpText(
    'after',
    `
Examples:
  zfskit list tank              the datasets of a pool
  zfskit list tank --json       the same, one JSON object a line
  zfskit status                 problems, background work and devices of all pools
  zfskit iostat tank 5          what a pool reads and writes, every 5 seconds
  zfskit abi                    which ZFS module is loaded, what it supports, and how zfskit talks to it
  zfskit ioctl show snapshot    what an ioctl takes and answers
  zfskit serve --help           ZFS for other processes and users, on a unix socket
  zfskit trace zfs list         the ioctls of any program, decoded
  zfskit run -- zpool status    the stock commands without a ZFS module

Exit status: 0 done, 1 failed, 2 wrong usage.`,
  );

throwErrors(program);

// A reader that goes away (zfskit list | head) is no failure. A trace and a run write without Node's streams: to open one
// would make a pipe non-blocking that the program shares.
if (process.argv[2] !== 'trace' && process.argv[2] !== 'run') process.stdout.on('error', leaveOnBrokenPipe);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Errors of usage are thrown, by subcommands too: the exit status is decided here. */
function throwErrors(command: Command): void {
  command.exitOverride().configureOutput({
    outputError: (text, write) => write(usageText(text)),
    writeOut: (text) => process.stdout.once('error', leaveOnBrokenPipe).write(text),
  });
  for (const child of command.commands) throwErrors(child);
}

function leaveOnBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** What commander says of arguments, in which anything can be; only its own question is on a line of its own. */
function usageText(text: string): string {
  const [, message = '', question = ''] = /^(.*?)(\n\(Did you mean [^\n]*\?\))?\n?$/s.exec(text) ?? [];
  return `${printable(message)}${question}\n`;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  // Errors with a code (ZfsError, NvlistError, the system's) say all there is to say; others are ours to find.
  const known = error instanceof Error && 'code' in error;
  // Names out of a pool or a file may be in the message.
  console.error('zfskit:', known ? printable(error.message) : error);
  const wrongUsage =
    known && (error.code === 'ZFSKIT_INVALID_NAME' || error.code === 'ZFSKIT_INVALID_ARGUMENT');
  return wrongUsage ? 2 : 1;
}
