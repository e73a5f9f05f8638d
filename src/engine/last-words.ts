import type { Readable } from 'node:stream';
import { ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';

/** What is kept of what an engine says, in characters. */
const KEPT = 8192;

/** Marks a line in which an engine says why it does not start. */
export const REFUSAL = 'zfskit-engine-refuses ';

/** The end of what an engine wrote to its standard error: a failed assertion, or why it does not start. */
export class LastWords {
  #text = '';

  constructor(stderr: Readable) {
    stderr.setEncoding('utf8');
    stderr.on('data', (chunk: string) => {
      this.#text = (this.#text + chunk).slice(-KEPT);
    });
    // It must not keep this process alive.
    (stderr as Readable & { unref?: () => void }).unref?.();
  }

  /** The text, in one line. */
  get text(): string {
    return this.#text.trim().replace(/\s*\n\s*/g, '; ');
  }

  /** Why it did not start, where it said so. */
  get refusal(): ZfsError | undefined {
    const line = this.#text.split('\n').find((line) => line.startsWith(REFUSAL));
    if (line === undefined) return undefined;
    const { code, message } = JSON.parse(line.slice(REFUSAL.length)) as {
      code: ZfsErrorCode;
      message: string;
    };
    return new ZfsError({ code, message });
  }
}
