import { writeSync } from 'node:fs';

/** Milliseconds between attempts to write to a reader that is slower. */
const RETRY_MS = 5;

const clock = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes text to a descriptor that may be shared with another program. Node's own streams would make a shared pipe
 * non-blocking for that program too, which then loses output; this waits where the pipe is full, whoever made it so.
 */
export class FdWriter {
  readonly fd: number;
  #isClosed = false;

  constructor(fd: number) {
    this.fd = fd;
  }

  /** The reader went away: what is written since is dropped. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Writes all of a text before it returns.
   *
   * @throws the system's error, such as `ENOSPC`; a reader that went away (`EPIPE`) is none
   */
  write(text: string): void {
    let rest = Buffer.from(text);
    while (rest.length > 0 && !this.#isClosed) rest = rest.subarray(this.#writeSome(rest));
  }

  #writeSome(bytes: Uint8Array): number {
    try {
      return writeSync(this.fd, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') this.#isClosed = true;
      else if (code === 'EAGAIN') Atomics.wait(clock, 0, 0, RETRY_MS);
      else if (code !== 'EINTR') throw error;
      return 0;
    }
  }
}
