import type { Abi } from '../src/ioctl/index.ts';
import { redactCall } from './redact-call.ts';
import { redactUrlsInText } from './redact-urls.ts';
import type { TraceEvent } from './trace-event.ts';

/** An event without secrets: a call is overwritten in place, a command line loses users and passwords of web addresses. */
export function redactEvent(event: TraceEvent, abi: Abi): TraceEvent {
  if (event.kind === 'call') return redactCall(event, abi);
  return event.kind === 'exec' ? { ...event, argv: event.argv.map(redactUrlsInText) } : event;
}
