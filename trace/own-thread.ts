import { Worker } from 'node:worker_threads';
import { builtFile } from '../src/built-file.ts';

/**
 * Starts a thread of the tracer.
 *
 * @param file - its program, by its name in the built package
 * @param name - as debuggers show it
 */
export function ownThread(file: string, name: string, workerData: unknown): Worker {
  return new Worker(builtFile(file), {
    workerData,
    name,
    execArgv: [],
    // Left to itself, Node opens its own standard output for a thread, and puts it into non-blocking mode.
    stdout: true,
    stderr: true,
  });
}
