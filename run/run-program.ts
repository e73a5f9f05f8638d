import { writeSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import * as libc from '../src/ffi/libc.ts';
import { limitDescriptors } from '../src/ffi/tracing.ts';
import { errnoName, systemError, type Transport, ZfsError } from '../src/ioctl/index.ts';
import { cannotRun, checkArguments, copyOf } from '../trace/launch-arguments.ts';
import { ownThread } from '../trace/own-thread.ts';
import type { ProgramEnd } from '../trace/trace.ts';
import { DeviceCalls } from './device-calls.ts';
import { Listener } from './listener.ts';
import { ModuleFolder } from './module-folder.ts';
import type { NotificationJob, NotificationMessage } from './notification-thread.ts';
import { notifyFilter } from './notify-filter.ts';
import { CONTROL, type RunControl, runControl } from './run-control.ts';
import type { RunLaunched, RunLaunchOrder } from './run-launch-thread.ts';
import { RESULT_BYTES } from './trapped-calls.ts';

/** How to run a program. */
export interface RunProgramOptions {
  /** Carries out the program's ioctls on the ZFS device. It stays open. */
  readonly transport: Transport;
  /**
   * Whether the transport leads to this machine's own kernel: mounts and users are then left to it, too. By default no file
   * system of ZFS is mounted for the program, mount(2) of one fails with ENOSYS, and `zpool import` works for any user.
   */
  readonly isKernel?: boolean | undefined;
  /** Its environment; that of this process, byte for byte, when left out. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Descriptors of this process for its standard input, output and error; 0, 1 and 2 when left out. */
  readonly stdio?: readonly [stdin: number, stdout: number, stderr: number] | undefined;
  /** Further descriptors of this process that it gets, under the same numbers. */
  readonly inherit?: readonly number[] | undefined;
  /** How many descriptors it may have by default (RLIMIT_NOFILE); as many as this process when left out. */
  readonly descriptorLimit?: bigint | undefined;
  /**
   * Is told what went wrong apart from the program: a transport that failed, which the program sees as EIO; a program whose
   * libzfs is of a release with another `zfs_cmd_t`, which cannot open the device. A warning of this process when left out.
   */
  readonly onProblem?: ((error: Error) => void) | undefined;
}

/** A program that runs. */
export interface RunningProgram extends AsyncDisposable {
  readonly pid: number;
  /** Resolves when the program, and all processes that it has started, have ended: how the program did. */
  readonly end: Promise<ProgramEnd>;
  /** Answers no more: calls that lead to ZFS, and all on paths, then fail with ENOSYS. Safe to call twice. */
  close(): Promise<void>;
}

/** Programs that run: their threads wait in the kernel, and Node waits for its threads. */
const running = new Set<Run>();
process.on('exit', () => {
  for (const run of running) run.abandon();
});

/**
 * Starts a program and answers, for it and all processes that it starts, what it asks of ZFS, by a transport: `zpool` and `zfs` run
 * unmodified without a ZFS module and without root. `/dev/zfs` and `/sys/module/zfs` are there for it as the transport's release
 * has them. Its standard input, output and error are those of this process, or as `stdio` says; signals reach it as they would.
 *
 * It cannot gain privileges by exec, unless this process is root, and nothing that it starts can ever do without our answers.
 * Needs Linux 5.19.
 *
 * @param argv - the program, a path or a name that is looked for in PATH, and its arguments
 * @throws ZfsError `ENOENT`, `EACCES`, `ENOEXEC` and others of execve(2); `ZFSKIT_UNSUPPORTED` where the system cannot do this;
 *   `ZFSKIT_INVALID_ARGUMENT`
 */
export async function runProgram(
  argv: readonly string[],
  options: RunProgramOptions,
): Promise<RunningProgram> {
  checkArguments(argv);
  if (!(process.arch in RESULT_BYTES)) unsupported(`on ${process.arch}`);
  const run = new Run(options);
  try {
    await run.launch(argv, options);
    return run;
  } catch (error) {
    await run.close();
    throw error;
  }
}

class Run implements RunningProgram {
  readonly end: Promise<ProgramEnd>;
  readonly #transport: Transport;
  readonly #complain: (error: unknown) => void;
  readonly #control: RunControl = runControl();
  readonly #folder: ModuleFolder;
  readonly #wake: readonly [readEnd: number, writeEnd: number];
  readonly #thread: Worker;
  readonly #ready: Promise<void>;
  readonly #over: Promise<void>;
  #calls: DeviceCalls | undefined;
  #status: number | undefined;
  #closed: Promise<void> | undefined;

  constructor({
    transport,
    isKernel = false,
    onProblem = (error) => process.emitWarning(error),
  }: RunProgramOptions) {
    this.#transport = transport;
    this.#complain = (error) => onProblem(error instanceof Error ? error : new Error(String(error)));
    this.#folder = new ModuleFolder(transport);
    this.#wake = pipe();
    const job: NotificationJob = {
      control: this.#control,
      wake: this.#wake[0],
      moduleFolder: this.#folder.path,
      commandBytes: transport.abi.layout.size,
      isKernel,
    };
    this.#thread = ownThread('notification-thread.js', 'zfskit-run', job);
    running.add(this);
    this.#ready = new Promise((resolve, reject) => {
      this.#thread.on('message', (message: NotificationMessage) => {
        if (message.kind === 'ready') resolve();
        else this.#take(message);
      });
      this.#thread.on('error', (error) => {
        reject(error);
        this.#complain(error);
      });
    });
    this.#over = new Promise((resolve) => this.#thread.once('exit', () => resolve()));
    this.end = this.#over.then(() => this.#finish());
  }

  get pid(): number {
    return Atomics.load(this.#control, CONTROL.program);
  }

  async launch(argv: readonly string[], options: RunProgramOptions): Promise<void> {
    const { env, stdio = [0, 1, 2], inherit = [], descriptorLimit } = options;
    await this.#ready;
    const copies: number[] = [];
    try {
      for (const fd of stdio) copies.push(copyOf(fd));
      const { failed, errno, pid } = await launch({
        control: this.#control,
        filter: notifyFilter(process.arch),
        program: {
          argv,
          environ: env && Object.entries(env).map(([key, value]) => `${key}=${value}`),
          descriptors: [...copies.entries(), ...inherit.map((fd) => [fd, fd] as const)],
        },
      });
      if (failed === 'filter') unsupported(`here: seccomp: ${errnoName(errno)}`);
      if (failed === 'program') throw cannotRun(argv[0] ?? '', errno);
      if (descriptorLimit !== undefined) limitDescriptors(pid, descriptorLimit);
      Atomics.store(this.#control, CONTROL.program, pid);
      this.#tell();
    } finally {
      for (const fd of copies) libc.close(fd);
    }
  }

  /** Ends the thread that answers, at once. */
  stop(): void {
    Atomics.store(this.#control, CONTROL.stop, 1);
    Atomics.compareExchange(this.#control, CONTROL.listener, -1, -2);
    Atomics.notify(this.#control, CONTROL.listener);
    this.#tell();
  }

  /** On the way out of the process. */
  abandon(): void {
    this.stop();
    this.#folder[Symbol.dispose]();
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      if (running.has(this)) this.stop();
      await this.end;
    })();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #take(message: Exclude<NotificationMessage, { kind: 'ready' }>): void {
    if (message.kind === 'end') this.#status = message.status;
    else if (message.kind === 'refused') this.#complain(this.#wrongRelease(message));
    else {
      const listener = Atomics.load(this.#control, CONTROL.listener);
      this.#calls ??= new DeviceCalls(this.#transport, new Listener(listener), this.#complain);
      if (message.kind === 'ioctl') void this.#calls.answer(message.call);
      else this.#calls[message.kind](message.device);
    }
  }

  async #finish(): Promise<ProgramEnd> {
    running.delete(this);
    await this.#calls?.close();
    const listener = Atomics.load(this.#control, CONTROL.listener);
    if (listener >= 0) libc.close(listener);
    for (const fd of this.#wake) libc.close(fd);
    this.#folder[Symbol.dispose]();
    return endOf(this.#status);
  }

  #tell(): void {
    writeSync(this.#wake[1], '.');
  }

  #wrongRelease({ program, version }: { readonly program: string; readonly version: string }): ZfsError {
    const { version: ours, layout } = this.#transport.abi;
    const fitting = layout.releases.map(([first, last]) => (first === last ? first : `${first} to ${last}`));
    return new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED_RELEASE',
      message:
        `${program} is of OpenZFS ${version}, whose ioctls are not those of ${ours}: ` +
        `use the commands of ${fitting.join(', ')}`,
    });
  }
}

/** Status of wait(2): the signal in its low bits, else the exit status above them. */
function endOf(status: number | undefined): ProgramEnd {
  if (status === undefined) return { status: undefined, signal: undefined };
  const signal = status & 0x7f;
  return signal === 0 ? { status: (status >> 8) & 0xff, signal: undefined } : { status: undefined, signal };
}

function pipe(): [readEnd: number, writeEnd: number] {
  const ends = new Int32Array(2);
  if (libc.pipe2(ends, libc.O_CLOEXEC) !== 0) throw systemError('pipe2', libc.errno());
  const [readEnd = -1, writeEnd = -1] = ends;
  return [readEnd, writeEnd];
}

function launch(order: RunLaunchOrder): Promise<RunLaunched> {
  const worker = ownThread('run-launch-thread.js', 'zfskit-launch', order);
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'it was not started' })));
  });
}

function unsupported(where: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_UNSUPPORTED',
    message: `programs cannot be run ${where}. It takes x64 or arm64 and Linux 5.19 with seccomp`,
  });
}
