import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { ZfsError } from '../ioctl/index.ts';
import { abiCommand } from './commands/abi.ts';
import { listCommand } from './commands/list.ts';

const program = new Command('zfskit')
  .description(packageJson.description)
  .version(packageJson.version)
  .showHelpAfterError('(see zfskit --help)')
  .exitOverride()
  .addCommand(listCommand())
  .addCommand(abiCommand())
  .addHelpText(
    'after',
    `
Examples:
  zfskit list tank              the datasets of a pool
  zfskit list tank --json       the same, one JSON object a line
  zfskit abi                    which ZFS module is loaded, and how zfskit talks to it

Exit status: 0 done, 1 failed, 2 wrong usage.`,
  );

for (const command of program.commands) command.exitOverride();

// A reader that goes away (zfskit list | head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ZfsError) console.error(`zfskit: ${error.message}`);
  else console.error('zfskit:', error);
  return error instanceof ZfsError && error.code === 'ZFSKIT_INVALID_NAME' ? 2 : 1;
}
