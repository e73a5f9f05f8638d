import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { commandsOf } from './command-tree.ts';
import { abiCommand } from './commands/abi.ts';
import { completionCommand } from './commands/completion.ts';
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
import { MAX_HELP_COLUMNS, withManual } from './manual.ts';
import { MANUALS } from './manuals.ts';

/** The `zfskit` command with all its subcommands, and the manuals of all of them. */
export function zfskitCommand(): Command {
  const program = new Command('zfskit')
    .description(packageJson.description)
    .version(packageJson.version, '-V, --version', 'print the version of zfskit')
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
    .addCommand(completionCommand());
  for (const { command, path } of commandsOf(program)) addManual(command, path);
  return program;
}

function addManual(command: Command, path: string): void {
  // Columns that a description has at least: with the 40 of commander, lines of wide terms go beyond the width.
  command.configureHelp({ minWidthToWrap: 20 });
  command.configureOutput({
    getOutHelpWidth: () => Math.min(process.stdout.columns ?? MAX_HELP_COLUMNS, MAX_HELP_COLUMNS),
  });
  command.showHelpAfterError(`(see ${`zfskit ${path}`.trimEnd()} --help)`);
  const facts = MANUALS[path];
  if (facts === undefined) throw new Error(`"zfskit ${path}" has no manual in manuals.ts`);
  withManual(command, facts);
}
