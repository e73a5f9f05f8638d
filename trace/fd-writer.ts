import { fstatSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isWritable } from '../src/ffi/libc.ts';

/** Milliseconds between attempts to write to a reader that is slower. */
const RETRY_MS = 5;

/** Milliseconds from which on a wait is more than that of a slow reader. */
const HELD_UP_MS = 500;

/** Bytes for which there is room when a pipe, socket or terminal says that there is some (PIPE_BUF). */
const PIECE_BYTES = 4096;

/**
 * Writes text to a descriptor that may be shared with another program. Node's own streams would make a shared pipe
 * non-blocking for that program too, which then loses output; this waits where the pipe is full, whoever made it so, and
 * lets signals and timers through meanwhile.
 */
export class FdWriter {
  readonly fd: number;
  readonly #isFile: boolean;
  #isClosed = false;
  #waitsSince: number | undefined;

  constructor(fd: number) {
    this.fd = fd;
    this.#isFile = fstatSync(fd).isFile();
  }

  /** The reader went away: what is written since is dropped. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** A text has waited for its reader for a while: nobody seems to read. */
  get isHeldUp(): boolean {
    return this.#waitsSince !== undefined && performance.now() - this.#waitsSince > HELD_UP_MS;
  }

  /**
   * Writes all of a text. One text must be written before the next is begun.
   *
   * @throws the system's error, such as `ENOSPC`; a reader that went away (`EPIPE`) is none
   */
  async write(text: string): Promise<void> {
    let rest = Buffer.from(text);
    while (rest.length > 0 && !this.#isClosed) {
      const count = this.#writeSome(this.#isFile ? rest : rest.subarray(0, PIECE_BYTES));
      rest = rest.subarray(count);
      if (count > 0 || this.#isClosed) {
        this.#waitsSince = undefined;
        continue;
      }
      this.#waitsSince ??= performance.now();
      await delay(RETRY_MS);
    }
  }

  /** Bytes that were written; 0 when there is no room yet, or the reader went away. */
  #writeSome(bytes: Uint8Array): number {
    if (!this.#isFile && !isWritable(this.fd)) return 0;
    try {
      return writeSync(this.fd, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') this.#isClosed = true;
      else if (code !== 'EAGAIN' && code !== 'EINTR') throw error;
      return 0;
    }
  }
}
