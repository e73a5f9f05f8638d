import { Argument, Command } from 'commander';
import { bashScript } from '../completion/bash.ts';
import { completablesOf } from '../completion/completable.ts';
import { fishScript } from '../completion/fish.ts';
import { zshScript } from '../completion/zsh.ts';

const SCRIPTS = { bash: bashScript, fish: fishScript, zsh: zshScript } as const;

/** `zfskit completion`: a script that teaches a shell the commands of zfskit. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', 'shell to print it for').choices(Object.keys(SCRIPTS)))
    .action((shell: keyof typeof SCRIPTS, _: unknown, command: Command) => {
      process.stdout.write(SCRIPTS[shell](completablesOf(rootOf(command))));
    });
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}
