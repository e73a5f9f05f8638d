import { Command, Option } from 'commander';
import { type RunProgramOptions, runProgram } from '../../../run/run-program.ts';
import { inheritedDescriptors } from '../../../trace/inherited-descriptors.ts';
import { parentDescriptorLimit } from '../../../trace/parent-descriptor-limit.ts';
import { SocketTransport } from '../../service/index.ts';
import { complain } from '../complain.ts';
import { ENGINES, type Engine, type EngineName, type EngineOptions } from '../engines.ts';
import { programEndStatus, programStartStatus } from '../program-status.ts';
import { TRACE_FAILED } from '../trace-failed.ts';
import { letProgramHaveSignals } from '../trace-signals.ts';

interface RunCommandOptions extends EngineOptions {
  readonly engine: EngineName;
  readonly socket?: string;
}

/** What is behind a service's socket: whether that is this machine's kernel cannot be told, so mounts are not left to it. */
const SERVICE: Engine<RunCommandOptions> = {
  open: ({ socket = '' }) => SocketTransport.connect(socket),
  isKernel: false,
};

/** `zfskit run`: the stock commands on another engine than the kernel's module. */
export function runCommand(): Command {
  return new Command('run')
    .description('run a program whose ZFS ioctls are answered by an engine, without a ZFS module')
    .usage('[options] [--] <program> [argument...]')
    .argument('<program...>', 'program to run, with its arguments')
    .passThroughOptions()
    .addOption(
      new Option('--engine <name>', 'what carries out the ioctls')
        .choices(Object.keys(ENGINES))
        .default('userspace'),
    )
    .option(
      '--state <folder>',
      'where an engine in userspace remembers its pools; without it, it exports them in the end',
    )
    .option('--libraries <folder>', 'folder with libzpool; by default that of the system')
    .addOption(
      new Option('--socket <path>', 'the engine of "zfskit serve" at that socket').conflicts([
        'engine',
        'state',
        'libraries',
      ]),
    )
    .action(async (words: string[], options: RunCommandOptions) => {
      process.exitCode = await run(words, options);
    });
}

/** Runs a program, and gives the exit status. Node's standard streams are not touched: the program may share their pipes. */
async function run(argv: readonly string[], options: RunCommandOptions): Promise<number> {
  const inherit = inheritedDescriptors();
  const engine: Engine<RunCommandOptions> = options.socket === undefined ? ENGINES[options.engine] : SERVICE;
  using signals = letProgramHaveSignals();
  const problems = new Set<string>();
  let isOpen = false;
  let status: number | undefined;
  try {
    await using transport = await engine.open(options);
    isOpen = true;
    const program = await runProgram(argv, {
      transport,
      isKernel: engine.isKernel,
      inherit,
      descriptorLimit: parentDescriptorLimit(),
      onProblem: (problem) => {
        // Each call of a program meets it again.
        if (!problems.has(problem.message)) void complain(problem);
        problems.add(problem.message);
      },
    } satisfies RunProgramOptions);
    signals.started(program.pid);
    status = programEndStatus(await program.end);
    // A command may not notice: "zpool list" without an answer says that there are no pools.
    if (status === 0 && problems.size > 0) status = TRACE_FAILED;
  } catch (error) {
    await complain(error);
    if (status !== undefined) return status || TRACE_FAILED;
    return isOpen ? programStartStatus(error) : TRACE_FAILED;
  }
  return status;
}
