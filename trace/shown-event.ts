import type { TraceEvent } from './trace-event.ts';
import type { TracedCall } from './traced-call.ts';

/** An event of a trace with its call decoded. */
export type ShownEvent = TracedCall | Exclude<TraceEvent, { readonly kind: 'call' }>;
