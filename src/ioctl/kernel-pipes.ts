import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import * as libc from '../ffi/libc.ts';
import { KernelDescriptor } from './kernel-descriptor.ts';
import { systemError } from './system-error.ts';
import type { KernelLink, KernelPipe } from './transport.ts';

/** Bytes to ask for as a pipe's capacity, so that a stream is handed over in large pieces (default limit of Linux). */
const PIPE_BYTES = 1 << 20;

/**
 * Our ends of all pipes. Node waits for its threads when the process exits, and a thread in an ioctl waits for the other
 * end of its pipe: without this, process.exit() during a stream would never return.
 */
const streams = new Set<Duplex>();
process.on('exit', () => {
  for (const stream of streams) stream.destroy();
});

/** Pipes of which an ioctl has one end. */
export class KernelPipes {
  readonly #streams = new Set<Duplex>();

  /**
   * Makes a pipe that is written (`from-kernel`) or read by an ioctl.
   *
   * @throws ZfsError with the errno of pipe2(2)
   */
  open(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    const [readEnd, writeEnd] = makePipe();
    const [ours, fd] = direction === 'from-kernel' ? [readEnd, writeEnd] : [writeEnd, readEnd];
    let stream: Socket;
    try {
      stream = new Socket({
        fd: ours,
        readable: direction === 'from-kernel',
        writable: direction === 'to-kernel',
      });
    } catch (error) {
      libc.close(ours);
      libc.close(fd);
      throw error;
    }
    this.#streams.add(stream);
    streams.add(stream);
    stream.once('close', () => {
      this.#streams.delete(stream);
      streams.delete(stream);
    });
    let open = true;
    const closeKernelEnd = () => {
      if (open) libc.close(fd);
      open = false;
    };
    return { fd, stream, closeKernelEnd };
  }

  /** Ends all that are open with an error. */
  destroy(error: Error): void {
    for (const stream of this.#streams) stream.destroy(error);
  }
}

/**
 * Makes a pipe between two ioctls.
 *
 * @throws ZfsError with the errno of pipe2(2)
 */
export function makeLink(): KernelLink {
  const [readEnd, writeEnd] = makePipe();
  return { readEnd: new KernelDescriptor(readEnd, 'pipe'), writeEnd: new KernelDescriptor(writeEnd, 'pipe') };
}

/**
 * Makes a pipe.
 *
 * @throws ZfsError with the errno of pipe2(2)
 */
export function makePipe(): [readEnd: number, writeEnd: number] {
  const fds = new Int32Array(2);
  if (libc.pipe2(fds, libc.O_CLOEXEC) !== 0) throw systemError('pipe2', libc.errno());
  const [readEnd = -1, writeEnd = -1] = fds;
  libc.fcntl(writeEnd, libc.F_SETPIPE_SZ, PIPE_BYTES);
  return [readEnd, writeEnd];
}
