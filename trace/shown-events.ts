import type { Abi } from '../src/ioctl/index.ts';
import type { CallFilter } from './call-filter.ts';
import { decodeCall } from './decode-call.ts';
import { FoldCalls } from './fold-calls.ts';
import { redactProcessEvent } from './redact-event.ts';
import type { ShownEvent } from './shown-event.ts';
import type { TraceEvent } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';

/** Nanoseconds that a call is held at most for the one that repeats it. */
const HOLD_NS = 1_000_000_000n;

/** What {@link ShownEvents} makes of events. */
export interface ShownEventsOptions {
  /** All of them must accept a call. */
  readonly filters?: readonly CallFilter[] | undefined;
  /** Leave wrapping keys and passwords as they are in the events. */
  readonly showSecrets?: boolean | undefined;
}

/** Decodes the calls of a trace, makes one of those that were repeated with a larger buffer, and keeps the wanted ones. */
export class ShownEvents {
  readonly #fold = new FoldCalls();
  readonly #abi: Abi;
  readonly #filters: readonly CallFilter[];
  readonly #showSecrets: boolean;

  constructor(abi: Abi, { filters = [], showSecrets = false }: ShownEventsOptions = {}) {
    this.#abi = abi;
    this.#filters = filters;
    this.#showSecrets = showSecrets;
  }

  /** Takes the next event, and gives those that can be shown now, in order. */
  push(event: TraceEvent): ShownEvent[] {
    if (event.kind === 'call') {
      const late = this.#fold.flush(event.at - HOLD_NS);
      const call = decodeCall(event, this.#abi, { showSecrets: this.#showSecrets });
      return this.#wanted([...late, ...this.#fold.push(call)]);
    }
    const isEnd = event.kind === 'exit' || event.kind === 'detach';
    const done: ShownEvent[] = this.#wanted(isEnd ? this.#fold.flush() : []);
    if (this.#filters.every((filter) => filter.acceptsProcess(event.pid)))
      done.push(this.#showSecrets ? event : redactProcessEvent(event));
    return done;
  }

  /** Gives what is still held, at the end of a trace. */
  end(): ShownEvent[] {
    return this.#wanted(this.#fold.flush());
  }

  #wanted(calls: readonly TracedCall[]): ShownEvent[] {
    return calls.filter((call) => this.#filters.every((filter) => filter.accepts(call)));
  }
}
