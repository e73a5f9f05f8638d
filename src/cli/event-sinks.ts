import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { fileError } from '../../trace/file-error.ts';
import { type HtmlPageOptions, writeHtmlPage } from '../../trace/html-page.ts';
import { TracePrinter } from '../../trace/printer.ts';
import { RecordingWriter } from '../../trace/recording-writer.ts';
import type { ShownEvent } from '../../trace/shown-event.ts';
import type { TraceEvent, TraceHeader } from '../../trace/trace-event.ts';
import type { FdWriter } from './fd-writer.ts';
import { printerOptions, type TraceShowOptions } from './trace-options.ts';

/** Options of {@link EventSinks}. */
export interface SinkOptions extends TraceShowOptions {
  readonly record?: string;
}

/**
 * Where the events of a trace go: text, and, if asked for, a recording and a page. One that fails (a full disk) gets
 * nothing more, and the others go on: the program that is traced must not suffer from it.
 */
export class EventSinks {
  readonly #printer: TracePrinter;
  readonly #recording: RecordingWriter | undefined;
  readonly #page: PageSink | undefined;
  readonly #failures = new Map<object, unknown>();

  /** @throws ZfsError when a file cannot be made */
  constructor(header: TraceHeader, output: FdWriter, options: SinkOptions) {
    const { record, html, showSecrets } = options;
    const write = (text: string) =>
      this.#guard(output, () => writeTo(output, options.output ?? 'the output', text));
    this.#recording =
      record === undefined ? undefined : RecordingWriter.open(record, header, { showSecrets });
    this.#page = html === undefined ? undefined : new PageSink(html, header, { showSecrets });
    this.#printer = new TracePrinter(header, write, printerOptions(options, output.fd));
  }

  /** Takes an event; waits for a page that is slower than the events. */
  async add(event: TraceEvent): Promise<void> {
    const recording = this.#recording;
    if (recording) this.#guard(recording, () => recording.write(event));
    const shown = this.#printer.add(event);
    await this.#page?.add(shown);
  }

  /** Whether calls are held for those that may repeat them with a larger buffer. */
  get isHolding(): boolean {
    return this.#printer.isHolding;
  }

  /** Shows what is held: nothing came for some time. */
  async flush(): Promise<void> {
    const shown = this.#printer.flush();
    await this.#page?.add(shown);
  }

  /** Writes what is left, and closes the files. Gives what went wrong since the beginning. */
  async end(): Promise<readonly unknown[]> {
    const recording = this.#recording;
    const last = this.#printer.end();
    await this.#page?.add(last);
    if (recording) this.#guard(recording, () => recording.end());
    const pageFailure = await this.#page?.end();
    return [...this.#failures.values(), ...(pageFailure === undefined ? [] : [pageFailure])];
  }

  #guard(sink: object, act: () => void): void {
    if (this.#failures.has(sink)) return;
    try {
      act();
    } catch (error) {
      this.#failures.set(sink, error);
    }
  }
}

function writeTo(output: FdWriter, path: string, text: string): void {
  try {
    output.write(text);
  } catch (cause) {
    throw fileError(path, 'written', cause);
  }
}

/** Events on their way into a page. */
class PageSink {
  readonly #events = new PassThrough({ objectMode: true });
  readonly #written: Promise<unknown>;

  constructor(path: string, header: TraceHeader, options: HtmlPageOptions) {
    this.#written = writeHtmlPage(path, header, this.#events, options).then(
      () => undefined,
      (error: unknown) => {
        this.#events.destroy();
        return error;
      },
    );
  }

  async add(events: readonly ShownEvent[]): Promise<void> {
    for (const event of events) {
      if (this.#events.destroyed) return;
      if (!this.#events.write(event)) await Promise.race([once(this.#events, 'drain'), this.#written]);
    }
  }

  /** The failure, if there was one. */
  end(): Promise<unknown> {
    this.#events.end();
    return this.#written;
  }
}
