import type { Captured, RawCall, TraceEvent } from './trace-event.ts';

/** What a recording says of an event in JSON: 64-bit integers as decimal strings, what is not there as null. */
export type EventFacts = Readonly<Record<string, FactValue>>;

type FactValue = string | number | null | readonly (string | number | null)[];

/** The bytes of a call in the order in which they stand in a recording. */
const IMAGES = ['before', 'after'] as const;
const CAPTURES = ['src', 'conf', 'dst', 'history'] as const;

/** An event taken apart: facts that go into JSON, and bytes. */
interface TakenApart {
  readonly facts: EventFacts;
  readonly parts: readonly Uint8Array[];
}

/** Takes an event apart for a recording; {@link eventOf} is the reverse. */
export function takeApart(event: TraceEvent): TakenApart {
  const { kind, pid, tid } = event;
  const common = { kind, at: String(event.at), pid, tid };
  switch (event.kind) {
    case 'call':
      return callApart(common, event);
    case 'exec':
      return { facts: { ...common, ppid: event.ppid, argv: event.argv }, parts: [] };
    case 'fork':
      return { facts: { ...common, child: event.child }, parts: [] };
    case 'exit':
      return {
        facts: { ...common, status: event.status ?? null, signal: event.signal ?? null },
        parts: [],
      };
    case 'detach':
      return { facts: common, parts: [] };
  }
}

function callApart(common: EventFacts, call: RawCall): TakenApart {
  const images = IMAGES.map((name) => call[name]);
  const captures = CAPTURES.map((name) => call[name]);
  const bytes = [...images, ...captures.map((captured) => captured?.bytes)];
  const facts = {
    ...common,
    seq: call.seq,
    durationNs: call.durationNs === undefined ? null : String(call.durationNs),
    request: call.request,
    fd: call.fd,
    errno: call.errno ?? null,
    lengths: bytes.map((part) => part?.length ?? null),
    sizes: captures.map((captured) => (captured === undefined ? null : String(captured.size))),
  };
  return { facts, parts: bytes.filter((part) => part !== undefined) };
}

/**
 * Bytes that the parts of an event have together, by its facts.
 *
 * @throws TypeError when the facts are not what {@link takeApart} makes
 */
export function partBytes(facts: EventFacts): number {
  if (facts['kind'] !== 'call') return 0;
  return lengthsOf(facts).reduce<number>((sum, length) => sum + (length ?? 0), 0);
}

/**
 * Puts an event together.
 *
 * @param facts - parsed JSON of anybody's
 * @param bytes - the parts of the event behind each other, {@link partBytes} in all
 * @throws TypeError when the facts are not what {@link takeApart} makes
 */
export function eventOf(facts: EventFacts, bytes: Uint8Array): TraceEvent {
  const common = { at: bigintOf(facts, 'at'), pid: integerOf(facts, 'pid'), tid: integerOf(facts, 'tid') };
  switch (facts['kind']) {
    case 'call':
      return { kind: 'call', ...common, ...callOf(facts, bytes) };
    case 'exec':
      return { kind: 'exec', ...common, ppid: integerOf(facts, 'ppid'), argv: textsOf(facts, 'argv') };
    case 'fork':
      return { kind: 'fork', ...common, child: integerOf(facts, 'child') };
    case 'exit':
      return {
        kind: 'exit',
        ...common,
        status: orUndefined(facts, 'status', integerOf),
        signal: orUndefined(facts, 'signal', integerOf),
      };
    case 'detach':
      return { kind: 'detach', ...common };
    default:
      return wrong('kind', 'a known kind of event');
  }
}

function callOf(facts: EventFacts, bytes: Uint8Array) {
  let at = 0;
  const [before, after, ...captures] = lengthsOf(facts).map((length) => {
    if (length === null) return undefined;
    at += length;
    return bytes.subarray(at - length, at);
  });
  const sizes = facts['sizes'];
  if (!Array.isArray(sizes) || sizes.length !== CAPTURES.length) wrong('sizes', `${CAPTURES.length} sizes`);
  const [src, conf, dst, history] = captures.map((part, i): Captured | undefined => {
    if ((sizes[i] === null) !== (part === undefined)) wrong('sizes', 'sizes of the parts that are there');
    return part && { bytes: part, size: bigintFrom(sizes[i], 'sizes') };
  });
  return {
    seq: integerOf(facts, 'seq'),
    durationNs: orUndefined(facts, 'durationNs', bigintOf),
    request: integerOf(facts, 'request'),
    fd: integerOf(facts, 'fd'),
    errno: orUndefined(facts, 'errno', integerOf),
    before: before ?? wrong('lengths', 'the command'),
    after,
    src,
    conf,
    dst,
    history,
  };
}

function lengthsOf(facts: EventFacts): readonly (number | null)[] {
  const lengths = facts['lengths'];
  const isLength = (item: unknown) => item === null || (Number.isSafeInteger(item) && (item as number) >= 0);
  if (
    !Array.isArray(lengths) ||
    lengths.length !== IMAGES.length + CAPTURES.length ||
    !lengths.every(isLength)
  ) {
    wrong('lengths', `${IMAGES.length + CAPTURES.length} lengths`);
  }
  return lengths;
}

function orUndefined<T>(
  facts: EventFacts,
  name: string,
  read: (facts: EventFacts, name: string) => T,
): T | undefined {
  return facts[name] === null ? undefined : read(facts, name);
}

function integerOf(facts: EventFacts, name: string): number {
  const value = facts[name];
  return Number.isSafeInteger(value) ? (value as number) : wrong(name, 'an integer');
}

function bigintOf(facts: EventFacts, name: string): bigint {
  return bigintFrom(facts[name], name);
}

function bigintFrom(value: unknown, name: string): bigint {
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  return wrong(name, 'a 64-bit integer as decimal digits');
}

function textsOf(facts: EventFacts, name: string): readonly string[] {
  const value = facts[name];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return wrong(name, 'an array of texts');
}

function wrong(name: string, needed: string): never {
  throw new TypeError(`"${name}" is not ${needed}`);
}
