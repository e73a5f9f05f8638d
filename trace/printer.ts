import { printable, printableJson } from '../src/human.ts';
import { eventJson, headerJson } from './call-json.ts';
import { CallSummary } from './call-summary.ts';
import { callTree } from './call-tree.ts';
import { commandLine } from './command-line.ts';
import { endText } from './end-text.ts';
import { type OneLineOptions, oneLine } from './one-line.ts';
import { type Paint, plainPaint } from './paint.ts';
import { redactHeader } from './redact-event.ts';
import { shortened } from './shortened.ts';
import type { ShownEvent } from './shown-event.ts';
import { ShownEvents, type ShownEventsOptions } from './shown-events.ts';
import { clockText, secondsText } from './time-text.ts';
import type { ExecEvent, ExitEvent, TraceEvent, TraceHeader } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';

/** How events are printed. */
export interface PrinterOptions extends ShownEventsOptions, OneLineOptions {
  /** A call on a line, all of it, an object a line, or, for counts alone, not at all; default `lines`. */
  readonly format?: 'lines' | 'tree' | 'json' | 'none' | undefined;
  /** Print counts at the end. */
  readonly summary?: 'text' | 'json' | undefined;
  /**
   * What stands before each line: local time, with microseconds, or seconds since the line before. Lines are in the order in
   * which things ended, and a call's time is that of its beginning: of calls that began before the line before it is 0 seconds.
   */
  readonly time?: 'seconds' | 'microseconds' | 'relative' | undefined;
  /**
   * Tell of processes that start and end: `some` (the default) of those whose calls are printed, once there are several, and
   * of signals that kill them.
   */
  readonly processes?: 'all' | 'some' | 'none' | undefined;
}

/** What is known of a process. */
interface Process {
  /** Name of its program. */
  name: string;
  /** It is told of when its first call is printed. */
  exec: ExecEvent | undefined;
  /** A call of it was printed. */
  isShown: boolean;
}

/** Characters of a command line. */
const MAX_COMMAND = 300;

/** Characters of a program's name. */
const MAX_NAME = 32;

/** Prints the events of a trace as text: decodes them, leaves out what is not wanted, counts. */
export class TracePrinter {
  readonly #write: (text: string) => void;
  readonly #options: PrinterOptions;
  readonly #paint: Paint;
  readonly #shown: ShownEvents;
  readonly #processes = new Map<number, Process>();
  readonly #summary: CallSummary | undefined;
  #severalProcesses = false;
  #lastAt: bigint | undefined;

  /**
   * @param header - the trace's
   * @param write - takes whole lines with their ends
   */
  constructor(header: TraceHeader, write: (text: string) => void, options: PrinterOptions = {}) {
    this.#write = write;
    this.#options = options;
    this.#paint = options.paint ?? plainPaint;
    this.#shown = new ShownEvents(header.abi, options);
    this.#summary = options.summary === undefined ? undefined : new CallSummary();
    if (options.format !== 'json') return;
    write(jsonLine(headerJson(options.showSecrets ? header : redactHeader(header))));
  }

  /** Prints an event. Gives what can now be shown of the trace: events with decoded calls, filtered. */
  add(event: TraceEvent): readonly ShownEvent[] {
    return this.#print(this.#shown.push(event));
  }

  /** Whether calls are held for those that may repeat them with a larger buffer. */
  get isHolding(): boolean {
    return this.#shown.isHolding;
  }

  /** Prints what is held. */
  flush(): readonly ShownEvent[] {
    return this.#print(this.#shown.flush());
  }

  /** Prints what is held, and the counts. */
  end(): readonly ShownEvent[] {
    const last = this.flush();
    const { summary } = this.#options;
    if (this.#summary && summary === 'json') this.#write(jsonLine(this.#summary.json()));
    else if (this.#summary) this.#write(`${this.#summary.lines().join('\n')}\n`);
    return last;
  }

  #print(events: readonly ShownEvent[]): readonly ShownEvent[] {
    for (const event of events) {
      if (event.kind === 'call') this.#summary?.add(event);
      try {
        this.#printEvent(event);
      } catch (error) {
        // Lists can be larger than the longest string.
        if (!(error instanceof RangeError) || event.kind !== 'call') throw error;
        const problem = 'its lists are too large to be printed';
        this.#printEvent({ ...event, lists: [], history: undefined, problem });
      }
    }
    return events;
  }

  #printEvent(event: ShownEvent): void {
    const { format = 'lines' } = this.#options;
    if (format === 'json') this.#printJson(event);
    else if (format !== 'none') this.#printText(event);
  }

  #printJson(event: ShownEvent): void {
    if (event.kind === 'call' || this.#options.processes !== 'none') this.#write(jsonLine(eventJson(event)));
  }

  #printText(event: ShownEvent): void {
    const process = this.#processOf(event.pid);
    switch (event.kind) {
      case 'call':
        this.#printCall(event, process);
        break;
      case 'exec':
        process.name = nameOf(event.argv);
        process.exec = event;
        process.isShown = false;
        if (this.#options.processes === 'all') this.#tellExec(process, event.at);
        break;
      case 'fork':
        this.#processOf(event.child).name = process.name;
        if (this.#options.processes === 'all') this.#tell(event, `made process ${event.child}`);
        break;
      case 'exit':
        if (this.#tellsExit(event, process)) this.#tell(event, endText(event));
        this.#processes.delete(event.pid);
        break;
      case 'detach':
        if (this.#options.processes === 'all') this.#tell(event, 'runs on without the tracer');
        this.#processes.delete(event.pid);
    }
  }

  #printCall(call: TracedCall, process: Process): void {
    if (this.#severalProcesses && !process.isShown && this.#options.processes !== 'none')
      this.#tellExec(process, call.at);
    process.exec = undefined;
    process.isShown = true;
    const start = this.#start(call);
    if (this.#options.format === 'tree') this.#write(`${start}${callTree(call, this.#paint).join('\n')}\n`);
    else this.#write(`${start}${oneLine(call, this.#options)}\n`);
  }

  #tellExec(process: Process, at: bigint): void {
    const { exec } = process;
    process.exec = undefined;
    if (exec) this.#tell({ ...exec, at }, `runs ${commandText(exec.argv)}`);
  }

  #tellsExit({ signal }: ExitEvent, { isShown }: Process): boolean {
    const { processes = 'some' } = this.#options;
    if (processes !== 'some') return processes === 'all';
    return signal !== undefined ? isShown || !this.#severalProcesses : isShown && this.#severalProcesses;
  }

  #tell(event: ShownEvent, text: string): void {
    this.#write(`${this.#start(event)}${this.#paint(`+++ ${text} +++`, 'faint')}\n`);
  }

  /** Time and process, as far as they are asked for. */
  #start(event: ShownEvent): string {
    const { time } = this.#options;
    return `${time === undefined ? '' : `${this.#timeText(event.at, time)} `}${this.#processText(event)}`;
  }

  #timeText(at: bigint, time: 'seconds' | 'microseconds' | 'relative'): string {
    if (time !== 'relative') return clockText(at, time === 'seconds' ? 0 : 6);
    const last = this.#lastAt ?? at;
    this.#lastAt = at > last ? at : last;
    return secondsText(this.#lastAt - last).padStart(10);
  }

  #processText({ pid, tid }: ShownEvent): string {
    if (!this.#severalProcesses) return '';
    const thread = pid === tid ? '' : `/${tid}`;
    const name = this.#processes.get(pid)?.name ?? '';
    return this.#paint(`[${pid}${thread}${name === '' ? '' : ` ${name}`}] `, 'faint');
  }

  #processOf(pid: number): Process {
    let process = this.#processes.get(pid);
    if (!process) {
      process = { name: '', exec: undefined, isShown: false };
      this.#processes.set(pid, process);
      if (this.#processes.size > 1) this.#severalProcesses = true;
    }
    return process;
  }
}

function jsonLine(value: object): string {
  return `${printableJson(JSON.stringify(value))}\n`;
}

/** A command line as far as it is readable: a glob may have put thousands of names into it. */
function commandText(argv: readonly string[]): string {
  return printable(shortened(commandLine(argv), MAX_COMMAND));
}

/** The last part of a command's path, as far as it is readable: it stands in each line. */
function nameOf(argv: readonly string[]): string {
  const command = argv[0] ?? '';
  return printable(shortened(command.slice(command.lastIndexOf('/') + 1), MAX_NAME));
}
