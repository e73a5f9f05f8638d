import { closeSync, constants, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CallFilter, parseFilter } from '../../trace/call-filter.ts';
import { FdWriter } from '../../trace/fd-writer.ts';
import { fileError } from '../../trace/file-error.ts';
import { LINE_LIMIT } from '../../trace/one-line.ts';
import type { Paint, PaintRole } from '../../trace/paint.ts';
import type { PrinterOptions } from '../../trace/printer.ts';
import { ZfsError } from '../ioctl/index.ts';
import { inStyle, mayBeStyled, type Style } from './style.ts';

/** Options of `zfskit trace` that say what of a trace is printed, and how; those of `zfskit trace show` too. */
export interface TraceShowOptions {
  readonly verbose?: true;
  readonly json?: true;
  readonly output?: string;
  readonly summaryOnly?: true;
  readonly summary?: true;
  readonly expression?: readonly CallFilter[];
  /** How often it was given. */
  readonly time?: number;
  readonly relative?: true;
  readonly duration?: true;
  readonly limit: number;
  readonly html?: string;
  readonly showSecrets?: true | undefined;
  readonly quiet?: true;
  readonly color: 'auto' | 'always' | 'never';
}

/** Adds the options of {@link TraceShowOptions} to a command. */
export function addShowOptions(command: Command): Command {
  let times = 0;
  return command
    .option(
      '-v, --verbose',
      'print all of each call (of what is no list the first MiB), and processes that start and end',
    )
    .option('--json', 'print one JSON object a line, 64-bit integers as decimal strings')
    .option('-o, --output <file>', 'write to this file')
    .option(
      '-e, --expression <filter>',
      'only these calls (see Filters); when repeated, all filters must hold',
      addFilter,
    )
    .option('-c, --summary-only', 'print counts and times by ioctl, no calls')
    .option('-C, --summary', 'print counts and times by ioctl after the calls')
    .option(
      '-t, --time',
      'begin lines of text with the time of day, of calls when they began; -tt with microseconds',
    )
    .on('option:time', () => command.setOptionValue('time', ++times))
    .option(
      '-r, --relative',
      'begin lines of text with the seconds since the one before, 0 for what began earlier',
    )
    .option('-T, --duration', 'end lines of text with the time that the call took')
    .option('-s, --limit <characters>', 'of each list in a line of text', parseLimit, LINE_LIMIT)
    .option('--html <file>', 'write a page for browsers too')
    .option('--show-secrets', 'leave wrapping keys, and passwords in web addresses, as they are')
    .option('-q, --quiet', 'print nothing of processes')
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'));
}

function addFilter(expression: string, before: readonly CallFilter[] = []): CallFilter[] {
  return [...before, asArgument(() => parseFilter(expression))];
}

function parseLimit(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('A number from 1 on.');
  return Number(text);
}

/** What is wrong with an argument, as commander tells it. */
export function asArgument<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ZfsError) throw new InvalidArgumentError(`${error.message}.`);
    throw error;
  }
}

/** How the printer is to print to a descriptor. */
export function printerOptions(options: TraceShowOptions, fd: number): PrinterOptions {
  const { verbose, json, summaryOnly, summary, color, quiet, time = 0 } = options;
  const isColored = !json && (color === 'always' || (color === 'auto' && mayBeStyled(fd)));
  return {
    format: summaryOnly ? 'none' : json ? 'json' : verbose ? 'tree' : 'lines',
    summary: summaryOnly || summary ? (json ? 'json' : 'text') : undefined,
    filters: options.expression,
    limit: options.limit,
    duration: options.duration,
    time: options.relative ? 'relative' : time > 1 ? 'microseconds' : time === 1 ? 'seconds' : undefined,
    processes: quiet ? 'none' : verbose ? 'all' : 'some',
    showSecrets: options.showSecrets,
    paint: isColored ? colored : undefined,
  };
}

const ROLE_STYLES: Readonly<Record<PaintRole, Style>> = {
  name: 'bold',
  subject: 'cyan',
  error: 'red',
  changed: 'green',
  faint: 'faint',
};

const colored: Paint = (text, role) => inStyle(text, ROLE_STYLES[role]);

/** Milliseconds between attempts to open a pipe that nobody reads yet. */
const RETRY_MS = 50;

/**
 * A writer to the file of `-o`, else to a descriptor. Waits for a reader of a named pipe.
 *
 * @throws ZfsError with the system's code when the file cannot be written
 */
export async function openOutput({ output }: TraceShowOptions, fd: number): Promise<FdWriter> {
  if (output === undefined) return new FdWriter(fd);
  for (;;) {
    try {
      return new FdWriter(openForWriting(output, constants.O_TRUNC));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
      await delay(RETRY_MS);
    }
  }
}

/**
 * Finds out whether a file can be written, without changing it, before a program is started for it.
 *
 * @throws ZfsError with the system's code when it cannot be written
 */
export function checkWritable(path: string | undefined): void {
  if (path !== undefined) closeSync(openForWriting(path, constants.O_APPEND));
}

/** A named pipe that nobody reads gives `ENXIO`: to wait for a reader here would hold up signals. */
function openForWriting(path: string, flags: number): number {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NONBLOCK | flags, 0o600);
  } catch (cause) {
    throw fileError(path, 'written', cause);
  }
}
