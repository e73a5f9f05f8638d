import { parentPort, workerData } from 'node:worker_threads';
import { EngineFailure } from './engine-failure.ts';
import { operationsOn, type WorkerStart } from './operations.ts';

/** One operation to carry out. */
export interface WorkerRequest {
  readonly operation: string;
  readonly args: readonly unknown[];
}

/** What it came to. */
export type WorkerReply =
  | { readonly result: unknown }
  | { readonly errno: number }
  | { readonly error: string };

const operations: Readonly<Record<string, (...args: never[]) => unknown>> = operationsOn(
  workerData as WorkerStart,
);

parentPort?.on('message', ({ operation, args }: WorkerRequest) => {
  parentPort?.postMessage(carryOut(operation, args as never[]));
});

function carryOut(operation: string, args: never[]): WorkerReply {
  try {
    return { result: operations[operation]?.(...args) };
  } catch (error) {
    if (error instanceof EngineFailure) return { errno: error.errno };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
