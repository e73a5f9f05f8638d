import type { Abi } from '../src/ioctl/index.ts';
import type { CallFilter } from './call-filter.ts';
import { decodeCall } from './decode-call.ts';
import { FoldCalls } from './fold-calls.ts';
import { redactProcessEvent } from './redact-event.ts';
import type { ShownEvent } from './shown-event.ts';
import type { TraceEvent } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';

/** Milliseconds that a call is held at most for the one that repeats it. */
export const HOLD_MS = 500;

const HOLD_NS = BigInt(HOLD_MS) * 1_000_000n;

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
      const call = decodeCall(event, this.#abi, { showSecrets: this.#showSecrets });
      // First: one that took long may repeat the oldest that is held.
      const done = this.#fold.push(call);
      const late = this.#fold.flush(event.at + (event.durationNs ?? 0n) - HOLD_NS);
      return this.#wanted([...late, ...done]);
    }
    const late = [...this.#fold.flush(event.at - HOLD_NS), ...this.#fold.flushProcess(event.pid)];
    const done: ShownEvent[] = this.#wanted(late);
    if (this.#filters.every((filter) => filter.acceptsProcess(event.pid)))
      done.push(this.#showSecrets ? event : redactProcessEvent(event));
    return done;
  }

  /** Whether calls are held for those that may repeat them. */
  get isHolding(): boolean {
    return this.#fold.size > 0;
  }

  /** Gives what is still held: at the end of a trace, or when nothing came for some time. */
  flush(): ShownEvent[] {
    return this.#wanted(this.#fold.flush());
  }

  #wanted(calls: readonly TracedCall[]): ShownEvent[] {
    return calls.filter((call) => this.#filters.every((filter) => filter.accepts(call)));
  }
}
