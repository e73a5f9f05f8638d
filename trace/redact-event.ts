import type { Abi } from '../src/ioctl/index.ts';
import { redactCall } from './redact-call.ts';
import { redactUrlsInText } from './redact-urls.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

/** An event without secrets: a call is overwritten in place, a command line loses users and passwords of web addresses. */
export function redactEvent(event: TraceEvent, abi: Abi): TraceEvent {
  return event.kind === 'call' ? redactCall(event, abi) : redactProcessEvent(event);
}

/** As {@link redactEvent}, of what happened to a process. */
export function redactProcessEvent<E extends Exclude<TraceEvent, { readonly kind: 'call' }>>(event: E): E {
  return event.kind === 'exec' ? { ...event, argv: event.argv.map(redactUrlsInText) } : event;
}

/** A header whose command line has no users and passwords of web addresses. */
export function redactHeader<H extends TraceHeader>(header: H): H {
  return { ...header, command: header.command?.map(redactUrlsInText) };
}
