import { Command, InvalidArgumentError } from 'commander';
import type { FdWriter } from '../../../trace/fd-writer.ts';
import { inheritedDescriptors } from '../../../trace/inherited-descriptors.ts';
import { parentDescriptorLimit } from '../../../trace/parent-descriptor-limit.ts';
import { HOLD_MS } from '../../../trace/shown-events.ts';
import type { Trace } from '../../../trace/trace.ts';
import { attachTo, traceProgram } from '../../../trace/trace-program.ts';
import { type Abi, abiForVersion, ZfsError } from '../../ioctl/index.ts';
import { complain } from '../complain.ts';
import { EventSinks } from '../event-sinks.ts';
import { programEndStatus, programStartStatus } from '../program-status.ts';
import { TRACE_FAILED } from '../trace-failed.ts';
import {
  addShowOptions,
  asArgument,
  checkWritable,
  openOutput,
  type TraceShowOptions,
} from '../trace-options.ts';
import { letProgramHaveSignals, type SignalHandling, stopOnSignals } from '../trace-signals.ts';
import { checkUsage, refuseOptionsBefore } from '../trace-usage.ts';
import { withPauses } from '../with-pauses.ts';
import { traceDiffCommand } from './trace-diff.ts';
import { traceShowCommand } from './trace-show.ts';

interface TraceCommandOptions extends TraceShowOptions {
  readonly pid?: readonly number[];
  readonly record?: string;
  readonly filter: boolean;
  readonly device?: string;
  readonly release?: Abi;
}

const STANDARD_ERROR = 2;

/** `zfskit trace`: what programs ask the kernel's ZFS for. */
export function traceCommand(): Command {
  const command = new Command('trace')
    .description('run a program, or attach to one, and print its ZFS ioctls')
    .usage('[options] [--] <program> [argument...]\n       zfskit trace [options] -p <pid>')
    .argument('[program...]', 'program to run, with its arguments')
    .passThroughOptions()
    .option('-p, --pid <pid>', 'attach to this process; several with commas, or by repeating it', addPids);
  return addShowOptions(command)
    .option('--record <file>', 'record everything, for "zfskit trace show" and "diff"')
    .option(
      '--no-filter',
      'stop the program at each system call instead of with a seccomp filter; with -p always',
    )
    .option('--device <path>', 'the ZFS device', '/dev/zfs')
    .option(
      '--release <version>',
      'OpenZFS release whose zfs_cmd_t it is; by default that of the module',
      parseAbi,
    )
    .addCommand(traceShowCommand())
    .addCommand(traceDiffCommand())
    .hook('preSubcommand', refuseOptionsBefore)
    .action(async (words: string[], options: TraceCommandOptions) => {
      const isAttaching = options.pid !== undefined;
      if (isAttaching === words.length > 0) {
        return command.error(
          isAttaching
            ? 'zfskit: a program and -p cannot be given together'
            : 'zfskit: a program to run, or a process with -p, is needed',
        );
      }
      checkUsage(command, options, { fd: STANDARD_ERROR });
      process.exitCode = await run(words, options);
    });
}

function addPids(text: string, before: readonly number[] = []): number[] {
  const pids = text.split(/[\s,]+/).filter((word) => word !== '');
  if (pids.length === 0 || pids.some((pid) => !/^[1-9]\d{0,9}$/.test(pid))) {
    throw new InvalidArgumentError('Process ids, such as 812 or 812,813.');
  }
  return [...before, ...pids.map(Number)];
}

function parseAbi(version: string): Abi {
  return asArgument(() => abiForVersion(version));
}

/** Traces, and gives the exit status. Node's standard streams are not touched: the program may share their pipes. */
async function run(argv: readonly string[], options: TraceCommandOptions): Promise<number> {
  let failureStatus = TRACE_FAILED;
  const inherit = inheritedDescriptors();
  // From now on: a signal that comes while the program is started would end the tracer, and so the program.
  const letGo = new AbortController();
  let output: FdWriter | undefined;
  using signals =
    argv.length > 0
      ? letProgramHaveSignals(() => output?.isHeldUp === true)
      : stopOnSignals(() => letGo.abort());
  try {
    checkWritable(options.record);
    checkWritable(options.html);
    output = await openOutput(options, STANDARD_ERROR);
    await using trace = await begin(argv, inherit, letGo.signal, options).catch((error: unknown) => {
      failureStatus = startStatus(error, argv.length > 0);
      throw error;
    });
    return await follow(trace, output, signals, options);
  } catch (error) {
    await complain(error);
    return failureStatus;
  }
}

function begin(
  argv: readonly string[],
  inherit: readonly number[],
  signal: AbortSignal,
  options: TraceCommandOptions,
): Promise<Trace> {
  const { pid = [], device, release: abi, filter, showSecrets } = options;
  const common = { device, abi, showSecrets, signal };
  return argv.length > 0
    ? traceProgram({ ...common, argv, filter, inherit, descriptorLimit: parentDescriptorLimit() })
    : attachTo(pid, common);
}

/** Brings the events to where they go until there are no more. Gives the exit status. */
async function follow(
  trace: Trace,
  output: FdWriter,
  signals: SignalHandling,
  options: TraceCommandOptions,
): Promise<number> {
  const isAttached = options.pid !== undefined;
  const sinks = new EventSinks(trace.header, output, options, complain);
  try {
    for await (const event of withPauses(trace, HOLD_MS, () => sinks.isHolding)) {
      if (event?.kind === 'exec') signals.started(event.pid);
      await (event ? sinks.add(event) : sinks.flush());
      // Nobody takes what is found: the processes need not be held up for it.
      if (isAttached && !sinks.isNeeded) await trace.detach();
    }
  } finally {
    // What was found is whole, also when the tracer has failed.
    await sinks.end();
  }
  const end = isAttached ? { status: 0, signal: undefined } : await trace.end;
  return sinks.hasFailed ? TRACE_FAILED : programEndStatus(end);
}

/** The exit status for a trace that could not begin. */
function startStatus(error: unknown, isProgram: boolean): number {
  if (isProgram) return programStartStatus(error);
  return error instanceof ZfsError && error.code === 'ZFSKIT_INVALID_ARGUMENT' ? 2 : TRACE_FAILED;
}
