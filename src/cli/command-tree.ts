import type { Command } from 'commander';

/** A command and the words behind `zfskit` that lead to it. */
export interface PlacedCommand {
  readonly command: Command;
  readonly path: string;
}

/** A command and all below it, parents first. */
export function commandsOf(command: Command, path = ''): PlacedCommand[] {
  const below = command.commands.flatMap((child) => commandsOf(child, `${path} ${child.name()}`.trimStart()));
  return [{ command, path }, ...below];
}
