import { parentPort, workerData } from 'node:worker_threads';
import { installSeccompFilter, nameThread, type SpawnedProgram, spawnProgram } from '../src/ffi/tracing.ts';
import { EventRingReader, type RingMemory } from './event-ring.ts';

/** What the thread that starts a program is told. */
export interface LaunchOrder {
  readonly memory: RingMemory;
  /** Name of the thread, by which the new process is found. */
  readonly name: string;
  /** The seccomp filter that it gets. */
  readonly filter: Uint8Array | undefined;
  readonly program: SpawnedProgram;
}

/**
 * Starts a program. The filter goes from a thread to what it starts, and can never be taken off: this thread does nothing else and
 * ends. It waits until the program runs, so that another one has to trace.
 */
const { memory, name, filter, program } = workerData as LaunchOrder;
const ring = new EventRingReader(memory);
nameThread(name);
if (filter && installSeccompFilter(filter)) ring.tellFiltered();
try {
  parentPort?.postMessage(spawnProgram(program).errno);
} finally {
  ring.tellLaunched();
}
