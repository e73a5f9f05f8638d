import { closeSync, writeSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { type Abi, ZfsError } from '../src/ioctl/index.ts';
import { fileError } from './file-error.ts';
import { openForOwner } from './open-for-owner.ts';
import { takeApart } from './recorded-event.ts';
import { FRAME, frame, RECORDING_MAGIC, RECORDING_VERSION } from './recording-format.ts';
import { redactEvent, redactHeader } from './redact-event.ts';
import type { Captured, TraceEvent, TraceHeader } from './trace-event.ts';

/** Milliseconds that an event waits at most before it is in the file. */
const FLUSH_MS = 200;

/** Bytes that wait at most. */
const FLUSH_BYTES = 1 << 20;

/** How to record. */
export interface RecordingOptions {
  /** Keeps wrapping keys and passwords in the file; by default they are overwritten before anything is written. */
  readonly showSecrets?: boolean | undefined;
}

/**
 * Writes a trace to a file, as docs/reference/recording-format.md describes it. What was given is in the file 200 milliseconds
 * later, so that a tracer that is killed loses little; of a recording that was not ended, all complete events can be read.
 */
export class RecordingWriter implements Disposable {
  readonly #path: string;
  readonly #fd: number;
  readonly #abi: Abi;
  readonly #showSecrets: boolean;
  readonly #onExit = () => this[Symbol.dispose]();
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #failure: ZfsError | undefined;
  #events = 0;
  #closed = false;

  private constructor(path: string, fd: number, abi: Abi, showSecrets: boolean) {
    this.#path = path;
    this.#fd = fd;
    this.#abi = abi;
    this.#showSecrets = showSecrets;
    process.once('exit', this.#onExit);
  }

  /**
   * Makes the file, which its owner alone may read (mode 0600), or empties one that is there, and writes the header.
   *
   * @throws ZfsError with the system's code, such as `ENOENT` or `EACCES`, when it cannot be made
   */
  static open(path: string, header: TraceHeader, options: RecordingOptions = {}): RecordingWriter {
    const { showSecrets = false } = options;
    const fd = openForOwner(path, 'made');
    const writer = new RecordingWriter(path, fd, header.abi, showSecrets);
    writer.#add(Uint8Array.of(...RECORDING_MAGIC, RECORDING_VERSION & 0xff, RECORDING_VERSION >> 8));
    writer.#add(frame(FRAME.header, headerFacts(showSecrets ? header : redactHeader(header), showSecrets)));
    return writer;
  }

  /**
   * Adds an event.
   *
   * @throws ZfsError with the system's code, such as `ENOSPC`, when this or an earlier event could not be written;
   *   `ZFSKIT_CLOSED` after the end
   */
  write(event: TraceEvent): void {
    this.#check();
    const kept = this.#showSecrets ? event : redactEvent(copyOf(event), this.#abi);
    const { facts, parts } = takeApart(kept);
    // In one piece: what the kernel left differs little from what it was given.
    const bytes =
      parts.length === 0 ? undefined : deflateRawSync(Buffer.concat(parts), { level: 1, memLevel: 9 });
    this.#events++;
    this.#add(frame(FRAME.event, facts, bytes));
  }

  /**
   * Writes what waits and the end, without which a recording counts as cut off, and closes the file. Safe to call twice.
   *
   * @throws ZfsError with the system's code when something could not be written; the file is then closed too
   */
  end(): void {
    if (this.#closed) return;
    this.#add(frame(FRAME.end, { events: this.#events }));
    this[Symbol.dispose]();
    if (this.#failure) throw this.#failure;
  }

  /** Writes what waits and closes the file, without an end where {@link end} was not called: the trace broke off. */
  [Symbol.dispose](): void {
    if (this.#closed) return;
    this.#flush();
    this.#closed = true;
    process.removeListener('exit', this.#onExit);
    closeSync(this.#fd);
  }

  #check(): void {
    if (this.#failure) throw this.#failure;
    if (this.#closed) {
      throw new ZfsError({ code: 'ZFSKIT_CLOSED', message: `${this.#path}: the recording was ended` });
    }
  }

  #add(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= FLUSH_BYTES) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), FLUSH_MS).unref();
  }

  /** A failure is kept, and thrown to whoever writes next: there is nobody to catch it here. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let rest: Uint8Array = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      while (rest.length > 0 && !this.#failure) rest = rest.subarray(writeSync(this.#fd, rest));
    } catch (cause) {
      this.#failure = fileError(this.#path, 'written', cause);
    }
  }
}

/** A call with bytes of its own: whoever shows it while it is recorded decides about keys for themselves. */
function copyOf(event: TraceEvent): TraceEvent {
  if (event.kind !== 'call') return event;
  const copy = (captured: Captured | undefined) =>
    captured && { bytes: Uint8Array.from(captured.bytes), size: captured.size };
  return {
    ...event,
    before: Uint8Array.from(event.before),
    after: event.after && Uint8Array.from(event.after),
    src: copy(event.src),
    conf: copy(event.conf),
    dst: copy(event.dst),
    history: copy(event.history),
  };
}

function headerFacts({ abi, startedAt, command }: TraceHeader, hasSecrets: boolean): object {
  return {
    version: abi.version,
    provenBy: abi.provenBy,
    layout: abi.layout.releases[0]?.[0],
    platform: process.platform,
    arch: process.arch,
    startedAt: String(startedAt),
    command: command ?? null,
    hasSecrets,
  };
}
