import { Worker } from 'node:worker_threads';
import { builtFile } from '../built-file.ts';
import { makePipe } from '../ioctl/index.ts';
import { WholeBlocks } from '../stream/index.ts';
import { closeDescriptor, F_DUPFD_CLOEXEC, fcntl } from './bindings/libc.ts';
import { EngineFailure } from './engine-failure.ts';
import { errno, isSince } from './libzpool.ts';
import { checkDescriptor } from './stream-file.ts';
import type { WholeBlocksStart } from './whole-blocks-thread.ts';

/** The descriptor that a stream is to be read from. Dispose of it when the receive is over. */
export interface StreamInput extends Disposable {
  readonly fd: number;
  /** Bytes that it has more than the stream. */
  added(): bigint;
}

/**
 * The stream as this libzpool can read it: where that is not as it came, by way of a thread and a pipe.
 *
 * @param begin - first record of the stream; `fd` is behind it
 * @param beginPayload - length of what follows it
 * @throws EngineFailure EBADF, EMFILE
 */
export function streamInput(fd: number, begin: Uint8Array, beginPayload: number): StreamInput {
  checkDescriptor(fd);
  if (isSince('2.4') || !WholeBlocks.isNeeded(begin)) {
    return { fd, added: () => 0n, [Symbol.dispose]: () => {} };
  }
  const added = new BigInt64Array(new SharedArrayBuffer(8));
  const input = fcntl(fd, F_DUPFD_CLOEXEC, 0);
  if (input < 0) throw new EngineFailure(errno());
  const [readEnd, output] = makePipe();
  const workerData: WholeBlocksStart = { input, output, begin, beginPayload, added };
  new Worker(builtFile('whole-blocks-thread.js'), {
    workerData,
    execArgv: [],
    stdout: true,
    stderr: true,
  }).unref();
  return {
    fd: readEnd,
    added: () => Atomics.load(added, 0),
    [Symbol.dispose]: () => closeDescriptor(readEnd),
  };
}
