import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FdWriter } from '../../trace/fd-writer.ts';
import { fileError } from '../../trace/file-error.ts';
import { type HtmlPageOptions, writeHtmlPage } from '../../trace/html-page.ts';
import { TracePrinter } from '../../trace/printer.ts';
import { RecordingWriter } from '../../trace/recording-writer.ts';
import type { ShownEvent } from '../../trace/shown-event.ts';
import type { TraceEvent, TraceHeader } from '../../trace/trace-event.ts';
import { printerOptions, type TraceShowOptions } from './trace-options.ts';

/** Options of {@link EventSinks}. */
export interface SinkOptions extends TraceShowOptions {
  readonly record?: string;
}

/** Is told what went wrong, as soon as it is known. */
type Tell = (failure: unknown) => Promise<void>;

/**
 * Where the events of a trace go: text, and, if asked for, a recording and a page. One that fails (a full disk) gets
 * nothing more, and the others go on: the program that is traced must not suffer from it.
 */
export class EventSinks {
  readonly #tell: Tell;
  readonly #text: TextSink;
  readonly #recording: RecordingWriter | undefined;
  readonly #page: PageSink | undefined;
  readonly #failed = new Set<object>();
  #begun: Promise<void> | undefined;

  /** @throws ZfsError when a file cannot be made */
  constructor(header: TraceHeader, output: FdWriter, options: SinkOptions, tell: Tell) {
    const { record, html, showSecrets } = options;
    this.#tell = tell;
    this.#recording =
      record === undefined ? undefined : RecordingWriter.open(record, header, { showSecrets });
    this.#page = html === undefined ? undefined : new PageSink(html, header, { showSecrets });
    this.#text = new TextSink(header, output, options);
    this.#begun = this.#guard(this.#text, () => this.#text.flush());
  }

  /** Whether something has failed. */
  get hasFailed(): boolean {
    return this.#failed.size > 0;
  }

  /** Whether anybody still takes events: not all have failed, or have a reader that went away. */
  get isNeeded(): boolean {
    const others = [this.#recording, this.#page].filter((sink) => sink !== undefined);
    return (
      others.some((sink) => !this.#failed.has(sink)) || !(this.#text.isClosed || this.#failed.has(this.#text))
    );
  }

  /** Takes an event; waits for what is slower than the events. */
  async add(event: TraceEvent): Promise<void> {
    await this.#begun;
    await this.#guard(this.#recording, (recording) => recording.write(event));
    await this.#pass(this.#text.add(event));
  }

  /** Whether calls are held for those that may repeat them with a larger buffer. */
  get isHolding(): boolean {
    return this.#text.isHolding;
  }

  /** Shows what is held: nothing came for some time. */
  async flush(): Promise<void> {
    await this.#pass(this.#text.release());
  }

  /** Writes what is left, and closes recording and page. */
  async end(): Promise<void> {
    await this.#begun;
    await this.#pass(this.#text.end());
    await this.#guard(this.#recording, (recording) => recording.end());
    await this.#guard(this.#page, (page) => page.end());
  }

  /** Writes what was printed, and gives what is shown to the page. */
  async #pass(shown: readonly ShownEvent[]): Promise<void> {
    await this.#guard(this.#text, (text) => text.flush());
    await this.#guard(this.#page, (page) => page.add(shown));
  }

  async #guard<T extends object>(sink: T | undefined, act: (sink: T) => void | Promise<void>): Promise<void> {
    if (sink === undefined || this.#failed.has(sink)) return;
    try {
      await act(sink);
    } catch (error) {
      this.#failed.add(sink);
      await this.#tell(error);
    }
  }
}

/** Events on their way to a descriptor, as text. */
class TextSink {
  readonly #printer: TracePrinter;
  readonly #output: FdWriter;
  readonly #name: string;
  #waiting: string[] = [];
  #hasFailed = false;

  constructor(header: TraceHeader, output: FdWriter, options: TraceShowOptions) {
    this.#output = output;
    this.#name = options.output ?? 'the output';
    const write = (text: string) => {
      if (!this.#hasFailed) this.#waiting.push(text);
    };
    this.#printer = new TracePrinter(header, write, printerOptions(options, output.fd));
  }

  get isClosed(): boolean {
    return this.#output.isClosed;
  }

  add(event: TraceEvent): readonly ShownEvent[] {
    return this.#printer.add(event);
  }

  /** Whether calls are held. */
  get isHolding(): boolean {
    return this.#printer.isHolding;
  }

  /** Prints what is held. */
  release(): readonly ShownEvent[] {
    return this.#printer.flush();
  }

  end(): readonly ShownEvent[] {
    return this.#printer.end();
  }

  /** Writes what was printed. */
  async flush(): Promise<void> {
    const texts = this.#waiting;
    this.#waiting = [];
    try {
      for (const text of texts) await this.#output.write(text);
    } catch (cause) {
      this.#hasFailed = true;
      throw fileError(this.#name, 'written', cause);
    }
  }
}

/** Events on their way into a page. */
class PageSink {
  readonly #events = new PassThrough({ objectMode: true });
  readonly #written: Promise<void>;

  constructor(path: string, header: TraceHeader, options: HtmlPageOptions) {
    this.#written = writeHtmlPage(path, header, this.#events, options).finally(() => this.#events.destroy());
    this.#written.catch(() => {});
  }

  async add(events: readonly ShownEvent[]): Promise<void> {
    for (const event of events) {
      if (this.#events.destroyed) return this.#written;
      // Destroyed when the page cannot be written; the end is told by what is returned above.
      if (!this.#events.write(event)) await drained(this.#events);
    }
  }

  /** Resolves when the page is whole. */
  end(): Promise<void> {
    if (!this.#events.destroyed) this.#events.end();
    return this.#written;
  }
}

/** Resolves when there is room again, or will never be. */
async function drained(stream: PassThrough): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).catch(() => {});
  settled.abort();
}
