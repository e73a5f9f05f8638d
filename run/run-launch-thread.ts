import { parentPort, workerData } from 'node:worker_threads';
import { errno } from '../src/ffi/libc.ts';
import { installListener, type SpawnedProgram, spawnProgram } from '../src/ffi/tracing.ts';
import { CONTROL, type RunControl } from './run-control.ts';

/** What the thread that starts a program is told. */
export interface RunLaunchOrder {
  readonly control: RunControl;
  /** The seccomp filter that it gets. */
  readonly filter: Uint8Array;
  readonly program: SpawnedProgram;
}

/** What came of it. */
export interface RunLaunched {
  /** What failed; undefined when the program runs. */
  readonly failed?: 'filter' | 'program' | undefined;
  readonly errno: number;
  readonly pid: number;
}

/**
 * Starts a program whose system calls are asked about. The filter goes from a thread to what it starts, and can never be taken
 * off: this thread does nothing else and ends. Another one answers for it, too, from the filter's first moment on.
 */
const { control, filter, program } = workerData as RunLaunchOrder;
parentPort?.postMessage(launch());

function launch(): RunLaunched {
  const listener = installListener(filter);
  if (listener < 0) return { failed: 'filter', errno: errno(), pid: 0 };
  Atomics.store(control, CONTROL.listener, listener);
  Atomics.notify(control, CONTROL.listener);
  const spawned = spawnProgram(program);
  return { ...spawned, failed: spawned.errno === 0 ? undefined : 'program' };
}
