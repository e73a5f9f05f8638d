import type { MemberValue } from '../src/ioctl/index.ts';
import { Nvlist } from '../src/nvlist/index.ts';
import { HIDDEN_NAMES } from './is-hidden.ts';
import { failuresOf } from './item-failures.ts';
import { redactedText } from './redacted.ts';
import type { ShownEvent } from './shown-event.ts';
import type { TraceHeader } from './trace-event.ts';
import type { TracedCall, TracedList } from './traced-call.ts';

/** Version of the objects: it changes when a name goes or means something else, not when one is added. */
export const TRACE_JSON_VERSION = 1;

/** A value that `JSON.stringify` takes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What a trace begins with, as the object that docs/reference/trace-json.md describes; give it to `JSON.stringify`. */
export function headerJson({ abi, startedAt, command }: TraceHeader): Readonly<Record<string, Json>> {
  return {
    v: TRACE_JSON_VERSION,
    event: 'start',
    time: String(startedAt),
    release: abi.version,
    command: command ?? null,
  };
}

/**
 * An event of a trace, as the object that docs/reference/trace-json.md describes; give it to `JSON.stringify`. Integers of 64 bits and
 * times are decimal strings, bytes hexadecimal strings, lists objects.
 */
export function eventJson(event: ShownEvent): Readonly<Record<string, Json>> {
  const { kind, at, pid, tid } = event;
  const base = { v: TRACE_JSON_VERSION, event: kind, time: String(at), pid, tid };
  switch (event.kind) {
    case 'call':
      return { ...base, ...callFacts(event) };
    case 'exec':
      return { ...base, ppid: event.ppid, argv: event.argv };
    case 'fork':
      return { ...base, child: event.child };
    case 'exit':
      return { ...base, status: event.status ?? null, signal: event.signal ?? null };
    case 'detach':
      return base;
  }
}

function callFacts(call: TracedCall): Record<string, Json> {
  const { seq, fd, name, request, subject, errno, code, meaning, durationNs, attempts, history } = call;
  const failures = [...failuresOf(call)];
  return {
    seq,
    fd,
    ioctl: name,
    request,
    subject,
    members: objectOf(
      call.members.map(({ name, before, after }) => [
        name,
        { before: memberJson(before), after: after === undefined ? null : memberJson(after) },
      ]),
    ),
    ...listFacts(call, 'src'),
    ...listFacts(call, 'conf'),
    ...listFacts(call, 'dst'),
    ...(history === undefined ? {} : { history_bytes: hexOf(history) }),
    errno: errno ?? null,
    code: code ?? null,
    meaning: meaning ?? null,
    ...(failures.length === 0 ? {} : { failures: objectOf(failures) }),
    duration_ns: durationNs === undefined ? null : String(durationNs),
    attempts,
    ...(call.problem === undefined ? {} : { problem: call.problem }),
  };
}

/** A list as an object or null; its bytes where they are no list, and what is wrong with them. */
function listFacts({ lists }: TracedCall, short: 'src' | 'conf' | 'dst'): Record<string, Json> {
  const found: TracedList | undefined = lists.find(({ place }) => place === `zc_nvlist_${short}`);
  if (found === undefined) return { [short]: null };
  const { list, bytes, problem, redacted } = found;
  return {
    [short]: list ? listJson(list, redacted, false) : null,
    ...(list ? {} : { [`${short}_bytes`]: hexOf(bytes) }),
    ...(problem === undefined ? {} : { [`${short}_problem`]: problem }),
  };
}

function memberJson(value: MemberValue): Json {
  if (typeof value === 'object') return value.map(String);
  return typeof value === 'bigint' ? String(value) : value;
}

function listJson(list: Nvlist, redacted: boolean, isHidden: boolean): Json {
  return objectOf(
    list.pairs().map(({ name, value }) => {
      const hidden = isHidden || (redacted && HIDDEN_NAMES.has(name));
      return [name, valueJson(value, redacted, hidden)];
    }),
  );
}

function valueJson(value: unknown, redacted: boolean, isHidden: boolean): Json {
  if (value instanceof Nvlist) return listJson(value, redacted, isHidden);
  if (Array.isArray(value) && value[0] instanceof Nvlist) {
    return value.map((child: Nvlist) => listJson(child, redacted, isHidden));
  }
  if (isHidden) return redactedText(value as Uint8Array | string);
  if (value instanceof Uint8Array) return hexOf(value);
  if (typeof value === 'object') return Array.from(value as ArrayLike<unknown>, scalarJson);
  return scalarJson(value);
}

function scalarJson(value: unknown): Json {
  const hasNumber = typeof value !== 'number' || Number.isFinite(value);
  return typeof value === 'bigint' || !hasNumber ? String(value) : (value as Json);
}

/** An object in which `__proto__` is an ordinary name. */
function objectOf(entries: Iterable<readonly [string, Json]>): Record<string, Json> {
  const object = Object.create(null) as Record<string, Json>;
  for (const [name, value] of entries) object[name] = value;
  return object;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
