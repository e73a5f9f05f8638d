import { type BigIntStats, fstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { printable } from '../human.ts';
import type { SinkOptions } from './event-sinks.ts';

/** What a trace reads and writes. */
export interface TraceFiles {
  /** A recording that is read. */
  readonly input?: string;
  /** Where text goes without `-o`. */
  readonly fd: number;
}

/** Ends a command with status 2 where its options contradict each other, or name one file for two things. */
export function checkUsage(command: Command, options: SinkOptions, files: TraceFiles): void {
  const wrong = contradiction(options) ?? sharedFile(options, files);
  if (wrong !== undefined) command.error(`zfskit: ${printable(wrong)}`);
}

/**
 * Ends a command with status 2 where it got options of its own and then the name of one of its commands, which would not
 * heed them.
 */
export function refuseOptionsBefore(command: Command, subcommand: Command): void {
  const given = command.options.find((option) => {
    const name = option.attributeName();
    const source = command.getOptionValueSource(name);
    return source !== 'default' && command.getOptionValue(name) !== undefined;
  });
  if (given === undefined) return;
  const name = `zfskit ${command.name()} ${subcommand.name()}`;
  command.error(`zfskit: options of "${name}" stand behind these words: ${name} ${given.long} ...`);
}

function contradiction({ summary, summaryOnly, time, relative }: SinkOptions): string | undefined {
  if (summary && summaryOnly) return '-c prints no calls, and -C prints them: give one of the two';
  if (time && relative) return '-t and -r are two times for the same place: give one of the two';
  return undefined;
}

/** Names of two that are the same file: one would destroy the other. */
function sharedFile(options: SinkOptions, { input, fd }: TraceFiles): string | undefined {
  const { output, record, html } = options;
  const known = new Map<string, string>();
  const places: [what: string, identity: string | undefined][] = [
    ['the recording', input === undefined ? undefined : identityOf(input)],
    output === undefined
      ? ['the output', identityIn(fstatSync(fd, { bigint: true }))]
      : ['-o', identityOf(output)],
    ['--record', record === undefined ? undefined : identityOf(record)],
    ['--html', html === undefined ? undefined : identityOf(html)],
  ];
  for (const [what, identity] of places) {
    if (identity === undefined) continue;
    const other = known.get(identity);
    if (other !== undefined) return `${other} and ${what} are the same file`;
    known.set(identity, what);
  }
  return undefined;
}

/** What two names of one file have in common. Devices and pipes may be named twice. */
function identityOf(path: string): string | undefined {
  try {
    return identityIn(statSync(path, { bigint: true }));
  } catch {
    return identityOfNew(path);
  }
}

function identityOfNew(path: string): string | undefined {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    // Whoever opens it says what is wrong with it.
    return undefined;
  }
}

function identityIn(stat: BigIntStats): string | undefined {
  return stat.isFile() ? `${stat.dev}:${stat.ino}` : undefined;
}
