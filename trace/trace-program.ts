import { randomBytes } from 'node:crypto';
import { closeSync } from 'node:fs';
import {
  type Abi,
  abiForVersion,
  errnoName,
  KernelTransport,
  LINUX_ERRNO,
  moduleVersion,
  ZfsError,
} from '../src/ioctl/index.ts';
import { cannotRun, checkArguments, copyOf } from './launch-arguments.ts';
import { LaunchGate } from './launch-gate.ts';
import type { LaunchOrder } from './launch-thread.ts';
import { ownThread } from './own-thread.ts';
import { parentOf } from './process-facts.ts';
import { reapLater } from './reap-later.ts';
import { redactHeader } from './redact-event.ts';
import { RunningTrace, type RunningTraceOptions } from './running-trace.ts';
import { ioctlFilter, TRACED_ARCHITECTURES } from './seccomp-filter.ts';
import type { Trace, TraceOptions } from './trace.ts';

/** A program to start and trace. */
export interface TraceProgramOptions extends TraceOptions {
  /** The program, a path or a name that is looked for in PATH, and its arguments. */
  readonly argv: readonly string[];
  /** Its environment; that of this process, byte for byte, when left out. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Descriptors of this process for its standard input, output and error; 0, 1 and 2 when left out. */
  readonly stdio?: readonly [stdin: number, stdout: number, stderr: number] | undefined;
  /** Further descriptors of this process that it gets, under the same numbers. */
  readonly inherit?: readonly number[] | undefined;
  /**
   * How many descriptors it may have by default (RLIMIT_NOFILE); as many as this process when left out, for which Node raises
   * that to the most that is allowed.
   */
  readonly descriptorLimit?: bigint | undefined;
  /**
   * Whether the program gets a seccomp filter, so that system calls other than ioctl(2) cost nothing; default true. It then
   * dies with this process, because its ZFS ioctls would all fail without a tracer, and `detach` lets it run on untold, for
   * as long as this process lives. A seccomp filter of its own that has a tracer decide (SECCOMP_RET_TRACE) lets through what
   * it would refuse otherwise. Without the filter each system call costs, and whatever happens to this process, it runs on.
   */
  readonly filter?: boolean | undefined;
}

/**
 * Starts a program and traces its ioctls on the ZFS device, and those of all processes that it starts. Its standard
 * input, output and error are those of this process, or as `stdio` says; signals reach it as they would. The events must be
 * read: a program waits when 8 MiB of them were not.
 *
 * @throws ZfsError `ENOENT`, `EACCES`, `ENOEXEC` and others of execve(2); `EPERM` when it may not be traced;
 *   `ZFSKIT_NO_DEVICE` when no ZFS module is loaded and no `abi` given; `ZFSKIT_UNSUPPORTED` on an architecture that
 *   is not known
 */
export async function traceProgram(options: TraceProgramOptions): Promise<Trace> {
  const { argv, env, stdio = [0, 1, 2], inherit = [], filter = true, descriptorLimit } = options;
  checkArguments(argv);
  const running = runningOptions(options, argv);
  const copies: number[] = [];
  let gate: LaunchGate | undefined;
  const name = `zfskit-${randomBytes(4).toString('hex')}`;
  let trace: RunningTrace | undefined;
  try {
    for (const fd of stdio) copies.push(copyOf(fd));
    gate = new LaunchGate();
    trace = new RunningTrace(running, { launch: name, gate: gate.fd, descriptorLimit });
    const errno = await launch({
      memory: trace.memory,
      name,
      filter: filter ? ioctlFilter(process.arch) : undefined,
      program: {
        argv,
        environ: env && Object.entries(env).map(([key, value]) => `${key}=${value}`),
        descriptors: [...copies.entries(), ...inherit.map((fd) => [fd, fd] as const)],
        gate: { path: gate.path, fd: gate.spareFd },
      },
    });
    if (errno !== 0) throw cannotRun(argv[0] ?? '', errno);
    const attached = await trace.attached;
    if (attached.errno !== 0) {
      reapLater(attached.pid);
      throw cannotTrace(attached.pid, attached.errno);
    }
  } catch (error) {
    await trace?.close();
    throw error;
  } finally {
    gate?.close();
    for (const fd of copies) closeSync(fd);
  }
  detachOn(options.signal, trace);
  return trace;
}

/**
 * Attaches to running processes, and all threads and children of theirs, and traces their ioctls on the ZFS device. A thread
 * that waits in such an ioctl, for an event or the end of a scrub, is made to begin it again, which it does not notice. One
 * that is in another is not interrupted: its calls are seen from the next one on.
 *
 * Not for children of this process that `child_process` started: Node would take what is meant for the tracer.
 *
 * @throws ZfsError `ESRCH` when a process is not there (any more), `EPERM` when it may not be traced; `ZFSKIT_INVALID_ARGUMENT`
 *   for this process and its children; `ZFSKIT_NO_DEVICE`, `ZFSKIT_UNSUPPORTED` as `traceProgram` does
 */
export async function attachTo(pids: readonly number[], options: TraceOptions = {}): Promise<Trace> {
  const wrong = pids.find((pid) => !Number.isInteger(pid) || pid <= 0 || pid > 0x7fffffff);
  if (pids.length === 0 || wrong !== undefined) refuse(`${wrong ?? 'nothing'} is no process id`);
  for (const pid of pids) {
    if (pid === process.pid) refuse('a process cannot trace itself');
    if (parentOf(pid) === process.pid) {
      refuse(
        `process ${pid} is a child of this one, and Node waits for it: start it with traceProgram instead`,
      );
    }
  }
  const trace = new RunningTrace(runningOptions(options, undefined), { pids });
  try {
    const { errno, pid } = await trace.attached;
    if (errno !== 0) throw cannotTrace(pid, errno);
  } catch (error) {
    await trace.close();
    throw error;
  }
  detachOn(options.signal, trace);
  return trace;
}

function runningOptions(
  { abi = loadedAbi(), device = '/dev/zfs', showSecrets = false }: TraceOptions,
  command: readonly string[] | undefined,
): RunningTraceOptions {
  if (!TRACED_ARCHITECTURES.includes(process.arch)) {
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED',
      message: `programs can be traced on ${TRACED_ARCHITECTURES.join(' and ')}, not on ${process.arch}`,
    });
  }
  const startedAt = BigInt(Date.now()) * 1_000_000n;
  const header = { abi, startedAt, command };
  return { header: showSecrets ? header : redactHeader(header), device, showSecrets };
}

/** The ABI of the loaded module. */
function loadedAbi(): Abi {
  const version = moduleVersion();
  try {
    return abiForVersion(version);
  } catch {
    // A release that is not known is tried, which takes the device.
    const transport = KernelTransport.open();
    void transport.close();
    return transport.abi;
  }
}

/** Runs the thread that starts the program: 0 or the errno. */
function launch(order: LaunchOrder): Promise<number> {
  const worker = ownThread('launch-thread.js', 'zfskit-launch', order);
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new ZfsError({ code: 'ZFSKIT_CLOSED', message: 'it was not started' })));
  });
}

function detachOn(signal: AbortSignal | undefined, trace: RunningTrace): void {
  const detach = () => void trace.detach();
  if (signal?.aborted) detach();
  signal?.addEventListener('abort', detach, { once: true });
  trace.ended.then(() => signal?.removeEventListener('abort', detach));
}

function cannotTrace(pid: number, errno: number): ZfsError {
  const reason =
    errno === LINUX_ERRNO.ESRCH
      ? 'there is no such process'
      : 'permission denied: it is of another user, is traced already, or the system forbids it (CAP_SYS_PTRACE, ' +
        '/proc/sys/kernel/yama/ptrace_scope); try as root';
  return new ZfsError({
    code: errnoName(errno),
    errno,
    message: `process ${pid} cannot be traced: ${reason}`,
  });
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
