import type { Argument, Command, Option } from 'commander';
import { ioctls } from '../../ioctl/index.ts';
import { commandsOf } from '../command-tree.ts';

/** What can stand in a place of a command line: words, or what a shell or zfskit has to look up. */
export type Kind = 'file' | 'folder' | 'pool' | 'dataset' | 'program' | 'any' | readonly string[];

/** An option as shells complete it. */
export interface CompletableOption {
  /** `-t` and `--types`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** What follows it; undefined where nothing does. */
  readonly value: Kind | undefined;
  /** It may stand without its value. */
  readonly optional: boolean;
}

/** A place of a command's operands. */
export interface CompletableOperand {
  readonly name: string;
  readonly kind: Kind;
  /** It can be repeated. */
  readonly variadic: boolean;
}

/** A command as shells complete it. */
export interface Completable {
  /** Words behind `zfskit`; of zfskit itself ''. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CompletableOption[];
  readonly operands: readonly CompletableOperand[];
}

/** Kinds by the names that operands and values of options have in help. */
const KINDS: Readonly<Record<string, Kind>> = {
  a: 'file',
  after: 'file',
  b: 'file',
  before: 'file',
  dataset: 'dataset',
  device: 'file',
  file: 'file',
  folder: 'folder',
  path: 'file',
  pool: 'pool',
  program: 'program',
  subject: 'dataset',
};

/** The commands of a program as shells complete them. */
export function completablesOf(program: Command): Completable[] {
  return commandsOf(program).map(({ command, path }) => {
    const help = command.createHelp();
    return {
      path,
      commands: command.commands.map((child) => ({ name: child.name(), description: child.description() })),
      options: help.visibleOptions(command).map(optionOf),
      operands: command.registeredArguments.map((argument) => operandOf(argument, path)),
    };
  });
}

function optionOf(option: Option): CompletableOption {
  const placeholder = /[<[](.*?)[>\]]/.exec(option.flags)?.[1];
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: option.description,
    value: placeholder === undefined ? undefined : (option.argChoices ?? KINDS[placeholder] ?? 'any'),
    optional: option.optional,
  };
}

function operandOf(argument: Argument, path: string): CompletableOperand {
  const name = argument.name();
  const isIoctl = path.startsWith('ioctl ') && name === 'name';
  const kind = argument.argChoices ?? (isIoctl ? ioctlWords() : (KINDS[name] ?? 'any'));
  return { name, kind, variadic: argument.variadic };
}

function ioctlWords(): string[] {
  return Object.keys(ioctls).map((name) => name.replace('ZFS_IOC_', '').toLowerCase());
}
